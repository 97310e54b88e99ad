import type { LoaderFunctionArgs } from '@remix-run/node'
import { AGREEMENT_STATES } from '../components/proposals.tsx'
import { csvResponse } from '../csv.ts'
import { agreementsListed } from '../lists/agreements.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'agreement.read')
  return csvResponse('agreements', [
    { head: 'Agreement', cell: (row) => row.id },
    { head: 'Area', cell: (row) => row.area },
    { head: 'Supported school', cell: (row) => row.school.name },
    { head: 'Supporter', cell: (row) => row.who },
    { head: 'Days agreed', cell: (row) => row.halfDays / 2 },
    { head: 'Days given', cell: (row) => row.givenHalfDays / 2 },
    { head: 'From', cell: (row) => row.from },
    { head: 'Until', cell: (row) => row.until },
    { head: 'State', cell: (row) => AGREEMENT_STATES.find(({ value }) => value === row.state)?.text ?? row.state },
  ], agreementsListed(context, viewer, readQuery(request)), `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
