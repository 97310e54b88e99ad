import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { readQuery } from '../listing.ts'
import { networksListed } from '../lists/networks.ts'
import { permitPage, requireViewer } from '../viewer.ts'

/** The networks of the list, all pages of them. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.read')
  const { rows, asOf } = networksListed(context, viewer, readQuery(request), null)
  return csvResponse('networks', [
    { head: 'Network', cell: (row) => row.name },
    { head: 'Kind', cell: (row) => row.kindName },
    { head: 'Authority', cell: (row) => row.authority },
    { head: 'Led by', cell: (row) => row.lead },
    { head: 'Schools', cell: (row) => row.schools },
    { head: 'Last did something', cell: (row) => row.lastOn },
    { head: 'As of', cell: () => asOf.day },
  ], rows, `Taken by ${viewer.account.name} on ${context.today}`)
}
