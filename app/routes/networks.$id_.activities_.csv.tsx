import type { LoaderFunctionArgs } from '@remix-run/node'
import { findNetwork, listDone } from '../../db/network-members.ts'
import { ACTIVITY_COLUMNS } from '../../graph/coverage/activity-file.ts'
import { recordedBy } from '../../graph/coverage/activity.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { readAsOf } from '../as-of.ts'
import { csvResponse } from '../csv.ts'
import { readQuery } from '../listing.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

/** Everything the network did up to a day, one line for each school that took part. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.read')
  const { day } = readAsOf(readQuery(request), context.today)
  const network = findNetwork(context.db, viewer, { id: idOf(params.id), day })
  if (!network) throw notFound()
  const { rows } = listDone(context.db, { networkId: network.id, day, size: null })
  return csvResponse('activities', [
    { head: 'Date', cell: (row) => row.on },
    { head: 'Kind', cell: (row) => nameOfCode(row.kind) },
    { head: 'What', cell: (row) => row.title },
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.name },
    { head: 'Recorded by', cell: (row) => recordedBy(row.recordedAs) },
    { head: ACTIVITY_COLUMNS.network, cell: () => network.name },
  ], rows.flatMap(({ schools, ...row }) => schools.map((school) => ({ ...row, ...school }))), `Taken by ${viewer.account.name} on ${context.today}`)
}
