import type { LoaderFunctionArgs } from '@remix-run/node'
import { fileResponse } from '../file-response.ts'
import { graphmlPieces } from '../graph-files.ts'
import { graphFileAsked } from '../lists/graph-file.ts'
import { readQuery } from '../listing.ts'
import { requireViewer } from '../viewer.ts'

/** The picture's schools, networks and ties for programs that draw graphs. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const file = await graphFileAsked(context, viewer, readQuery(request))
  return fileResponse({ name: 'network.graphml', type: 'application/xml', pieces: graphmlPieces(file) })
}
