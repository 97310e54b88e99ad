import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { lookAt, roundFor } from '../lists/rounds.ts'
import { readQuery } from '../listing.ts'
import type { SheetNeed, SheetProposal } from '../rounds.ts'
import { idOf, notFound, requireViewer } from '../viewer.ts'

type Line = SheetNeed & { proposal: SheetProposal | null }

/** One row for each proposal, and one for each need that nobody is proposed for. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const round = roundFor(context, viewer, idOf(params.id))
  const { run, sheet } = lookAt(context, viewer, round, readQuery(request))
  if (!run) throw notFound()
  const rows = sheet.needs.flatMap((need): Line[] => (need.proposals.length === 0 ? [{ ...need, proposal: null }] : need.proposals.map((proposal) => ({ ...need, proposal }))))
  return csvResponse(`round-${round.id}-run-${run.id}`, [
    { head: 'Need', cell: ({ need }) => need.id },
    { head: 'URN', cell: ({ school }) => school.urn },
    { head: 'School', cell: ({ school }) => school.name },
    { head: 'Category', cell: ({ category }) => category ?? '' },
    { head: 'Area', cell: ({ area }) => area },
    { head: 'Priority', cell: ({ need }) => need.priority },
    { head: 'Wanted by', cell: ({ need }) => need.wantedBy },
    { head: 'Days wanted', cell: ({ need }) => need.halfDays / 2 },
    { head: 'Days met', cell: ({ metHalfDays }) => metHalfDays / 2 },
    { head: 'Supporting school URN', cell: ({ proposal }) => proposal?.supporter.school.urn ?? null },
    { head: 'Supporting school', cell: ({ proposal }) => proposal?.supporter.school.name ?? '' },
    { head: 'Leader', cell: ({ proposal }) => proposal?.supporter.leaderName ?? '' },
    { head: 'Days proposed', cell: ({ proposal }) => (proposal ? proposal.halfDays / 2 : 0) },
    { head: 'Fit', cell: ({ proposal }) => proposal?.fit ?? null },
    { head: 'Pinned', cell: ({ proposal }) => (proposal?.pinned ? 'yes' : '') },
    { head: 'Why', cell: ({ proposal }) => proposal?.terms.map(({ because }) => because).join(' ') ?? '' },
    { head: 'Why not, or not in full', cell: ({ unmet }) => unmet?.because ?? '' },
    { head: 'What would help', cell: ({ unmet }) => unmet?.remedy ?? '' },
  ], rows, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
