import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { graphFileAsked } from '../lists/graph-file.ts'
import { readQuery } from '../listing.ts'
import { requireViewer } from '../viewer.ts'

/** Which school is in which network of the picture, with the headings Gephi looks for. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { nodes, ties } = await graphFileAsked(context, viewer, readQuery(request))
  const names = new Map(nodes.map(({ key, name }) => [key, name]))
  // Without a last line of words: programs would take it for a tie.
  return csvResponse('network-edges', [
    { head: 'Source', cell: ({ school }) => school },
    { head: 'Target', cell: ({ network }) => network },
    { head: 'Type', cell: () => 'Undirected' },
    { head: 'School', cell: ({ school }) => names.get(school) ?? '' },
    { head: 'Network', cell: ({ network }) => names.get(network) ?? '' },
    { head: 'Role', cell: ({ role }) => role },
  ], ties)
}
