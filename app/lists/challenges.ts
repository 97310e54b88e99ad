/** Who challenges whom in an area, as the page and its file show it. */
import { listChallenges } from '../../db/challenges.ts'
import { can } from '../../graph/permissions/can.ts'
import { findSubject } from '../../db/subject.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { oneOf, type Query } from '../listing.ts'
import type { CoverageAsked } from './coverage.ts'

export const CHALLENGE_FILTERS = ['missing', 'cosy', 'conflict'] as const
type Filter = (typeof CHALLENGE_FILTERS)[number]

type Listed = ReturnType<typeof listChallenges>
type Row = Listed['schools'][number]

const fits = (row: Row, filter: Filter | undefined): boolean =>
  filter === undefined || (filter === 'missing' ? !row.challenged : filter === 'cosy' ? row.by.some(({ cosy }) => cosy) : row.by.some(({ conflicts }) => conflicts.length > 0))

export function challengesListed({ db, today }: AppContext, viewer: SignedIn, { area, asOf }: CoverageAsked, query: Query) {
  const { schools, proposed, ...rest } = listChallenges(db, viewer, { area, day: asOf.day })
  const filter = oneOf(CHALLENGE_FILTERS, query.text('state'))
  const count = (one: Filter): number => schools.filter((row) => fits(row, one)).length
  const rows = schools.filter((row) => fits(row, filter)).map(({ school, challenged, by }) => {
    const proposal = proposed.find(({ schoolId }) => schoolId === school.id)
    return {
      urn: school.urn, name: school.name, challenged,
      by: by.map(({ challenge, conflicts, cosy }) => ({
        id: challenge.id, name: challenge.name, urn: challenge.urn, kind: challenge.kind, from: challenge.from, to: challenge.to, conflicts, cosy,
        mayEnd: challenge.to === null && can(viewer.actor, 'challenge.record', findSubject(db, { schoolId: school.id, today }) ?? {}),
      })),
      proposal: proposal ? { urn: proposal.challenger.urn, name: proposal.challenger.name, km: proposal.km, samePhase: proposal.samePhase } : null,
    }
  })
  return { rows, filter: filter ?? '', total: schools.length, counts: { challenged: schools.length - count('missing'), missing: count('missing'), cosy: count('cosy'), conflict: count('conflict') }, ...rest }
}

export type ChallengeRow = ReturnType<typeof challengesListed>['rows'][number]
