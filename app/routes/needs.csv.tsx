import type { LoaderFunctionArgs } from '@remix-run/node'
import { needStateText, ORIGIN_WORDS, PRIORITY_WORDS } from '../components/needs.tsx'
import { csvResponse } from '../csv.ts'
import { needsListed } from '../lists/needs.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'need.read')
  const rows = needsListed(context, viewer, readQuery(request))
  return csvResponse('needs', [
    { head: 'Need', cell: (row) => row.id },
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'Category', cell: (row) => row.category ?? '' },
    { head: 'Area', cell: (row) => row.area },
    { head: 'Days', cell: (row) => row.halfDays / 2 },
    { head: 'Priority', cell: (row) => PRIORITY_WORDS[row.priority] },
    { head: 'Wanted by', cell: (row) => row.wantedBy },
    { head: 'Comes from', cell: (row) => ORIGIN_WORDS[row.origin].short },
    { head: 'Raised', cell: (row) => row.raisedAt.slice(0, 10) },
    { head: 'State', cell: (row) => needStateText(row.state) },
  ], rows, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
