import type { LoaderFunctionArgs } from '@remix-run/node'
import { nameOfCode } from '../../graph/network/words.ts'
import { csvResponse } from '../csv.ts'
import { challengesListed, type ChallengeRow } from '../lists/challenges.ts'
import { coverageAsked } from '../lists/coverage.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

type Line = { row: ChallengeRow; by: ChallengeRow['by'][number] | null }

/** Who challenges whom: a line for each challenge, and one for each school without. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { rows } = challengesListed(context, viewer, asked, query)
  const lines = rows.flatMap((row): Line[] => (row.by.length === 0 ? [{ row, by: null }] : row.by.map((by) => ({ row, by }))))
  return csvResponse('who-challenges-whom', [
    { head: 'URN', cell: ({ row }) => row.urn },
    { head: 'School', cell: ({ row }) => row.name },
    { head: 'From outside', cell: ({ row }) => (row.challenged ? 'Challenged' : 'Missing') },
    { head: 'Challenger URN', cell: ({ by }) => by?.urn ?? null },
    { head: 'Challenged by', cell: ({ by }) => by?.name ?? null },
    { head: 'Kind', cell: ({ by }) => (by ? nameOfCode(by.kind) : null) },
    { head: 'From', cell: ({ by }) => by?.from ?? null },
    { head: 'Until', cell: ({ by }) => by?.to ?? null },
    { head: 'Cosy pair', cell: ({ by }) => (by?.cosy ? 'Yes' : null) },
    { head: 'Conflict', cell: ({ by }) => by?.conflicts.join(' ') ?? null },
    { head: 'Who could', cell: ({ row }) => row.proposal?.name ?? null },
    { head: 'As of', cell: () => asked.asOf.day },
  ], lines, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
