import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse, type CsvColumn } from '../csv.ts'
import { graphFileAsked } from '../lists/graph-file.ts'
import type { MarkedNode } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { kindName } from '../network-families.ts'
import { requireViewer } from '../viewer.ts'

/** The picture's schools and networks, with the headings Gephi looks for. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { nodes, namesOnly } = await graphFileAsked(context, viewer, readQuery(request))
  const columns: CsvColumn<MarkedNode>[] = [
    { head: 'Id', cell: ({ key }) => key },
    { head: 'Label', cell: ({ name }) => name },
    { head: 'What', cell: ({ party }) => party },
    { head: 'Mark in the picture', cell: ({ mark }) => mark },
    { head: 'Ties', cell: ({ ties }) => ties },
  ]
  const more: CsvColumn<MarkedNode>[] = [
    { head: 'Kind or phase', cell: ({ party, kind }) => (party === 'network' ? kindName(kind) : kind) },
    { head: 'URN', cell: ({ urn }) => urn },
    { head: 'Authority', cell: ({ laCode }) => laCode },
  ]
  // Without a last line of words: programs would take it for a school.
  return csvResponse('network-nodes', namesOnly ? columns : [...columns, ...more], nodes)
}
