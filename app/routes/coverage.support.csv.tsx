import type { LoaderFunctionArgs } from '@remix-run/node'
import { nameOfCode } from '../../graph/network/words.ts'
import { csvResponse } from '../csv.ts'
import { coverageAsked, supportListed } from '../lists/coverage.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

/** Who supports whom, as the coverage page lists it. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const asked = coverageAsked(context, viewer, readQuery(request))
  if (!asked) throw notFound()
  return csvResponse('who-supports-whom', [
    { head: 'Supporter URN', cell: (row) => row.supporterUrn },
    { head: 'Supporter', cell: (row) => row.supporter },
    { head: 'Leader', cell: (row) => row.leader },
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'Area', cell: (row) => row.area },
    { head: 'Days', cell: (row) => row.halfDays / 2 },
    { head: 'From', cell: (row) => row.from },
    { head: 'Until', cell: (row) => row.to },
    { head: 'State', cell: (row) => nameOfCode(row.state) },
  ], supportListed(context, viewer, asked), `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
