import type { LoaderFunctionArgs } from '@remix-run/node'
import { MOVED_WORDS } from '../board-words.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import { csvResponse } from '../csv.ts'
import { partnershipFor, schoolsShown } from '../lists/partnerships.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** The schools behind a figure, as their page lists them. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { shown } = schoolsShown(partnershipFor(context, viewer, idOf(params.id)).rows, readQuery(request))
  return csvResponse('partnership-schools', [
    { head: 'URN', cell: (row) => row.school.urn },
    { head: 'School', cell: (row) => row.school.name },
    { head: 'Category', cell: (row) => row.category?.code ?? null },
    { head: 'Decided on', cell: (row) => row.category?.decidedOn ?? null },
    { head: 'Collaboration', cell: (row) => COVERAGE_STATES[row.coverage].text },
    { head: 'Challenged from outside by', cell: (row) => row.challengers.join('; ') },
    { head: 'In a cosy pair', cell: (row) => (row.cosy ? 'Yes' : 'No') },
    { head: 'Last peer review', cell: (row) => row.reviewedOn },
    { head: 'Open needs', cell: (row) => row.needs.open },
    { head: 'Of these, nobody yet', cell: (row) => row.needs.unanswered },
    { head: 'Days needed', cell: (row) => row.needs.halfDays / 2 },
    { head: 'Agreements running', cell: (row) => row.running },
    { head: 'Days allocated this school year', cell: (row) => row.year.allocated / 2 },
    { head: 'Days given this school year', cell: (row) => row.year.given / 2 },
    { head: 'Category since support began', cell: (row) => (row.moved === null ? null : MOVED_WORDS[row.moved]) },
  ], shown, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
