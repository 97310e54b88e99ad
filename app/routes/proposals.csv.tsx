import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { proposalsListed } from '../lists/proposals.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { STATE_WORDS } from '../../graph/brokering/proposals.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'proposal.read')
  return csvResponse('proposals', [
    { head: 'Proposal', cell: (row) => row.id },
    { head: 'Area', cell: (row) => row.area },
    { head: 'School', cell: (row) => row.school ?? 'Not told yet' },
    { head: 'Supporter', cell: (row) => row.supporter },
    { head: 'Days', cell: (row) => row.halfDays / 2 },
    { head: 'Issued', cell: (row) => row.issuedAt.slice(0, 10) },
    { head: 'Reply by', cell: (row) => row.replyBy },
    { head: 'State', cell: (row) => STATE_WORDS[row.state].text },
  ], proposalsListed(context, viewer, readQuery(request)), `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
