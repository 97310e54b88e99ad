/**
 * Decides who challenges each school: whether somebody from outside does, whether two sides are too cosy, whether interests conflict.
 *
 * Source: the North Yorkshire response (the first duty of an Improvement Partnership: every school gets challenge and support). A
 * challenge counts while it runs and for so many months after. It is external when nothing ties the challenger to the school
 * that would keep them from supporting it (graph/matching/conflicts.ts). A pair is cosy when each challenges the other within
 * those months: what is said may be returned. That it still counts, and is told, is this project's.
 * Leaves out: what was said; who may record it (graph/permissions).
 */
import { CONFLICT_RULES } from '../matching/conflicts.ts'
import { conflictDayOf, type ConflictDay } from '../matching/day.ts'
import { ROUND_RULES } from '../matching/rules.ts'
import type { Dated, NetworkFacts } from '../network/model.ts'
import { monthsBefore } from './window.ts'

export const CHALLENGE_KINDS: readonly string[] = ['peer-review', 'challenge-partner', 'governance-review']

/** A school or a person challenges a school: exactly one of the two is the challenger. */
export type Challenge = Dated & { id: number; schoolId: number; challengerSchoolId: number | null; challengerPersonId: number | null; kind: string; from: string }

/** One challenge as it stands; `conflicts` in words, none: it is external. `cosy`: the challenger's side is challenged back. */
export type ChallengeSeen = { challenge: Challenge; conflicts: string[]; cosy: boolean }

/** `challenged`: by somebody from outside; without, the school is missing. */
export type SchoolChallenge = { schoolId: number; challenged: boolean; by: ChallengeSeen[] }

export type ChallengeAsked = { day: string; months: number; schoolIds: readonly number[] }

/** Who challenged each school asked about, up to the day and within the months before. */
export function challengesOf(facts: NetworkFacts, challenges: readonly Challenge[], { day, months, schoolIds }: ChallengeAsked): SchoolChallenge[] {
  const ties = conflictDayOf(facts, day)
  const counting = challenges.filter((one) => counts(one, day, months)).sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id - b.id))
  const sides = new Map(counting.map((one) => [one.id, challengersSchools(ties, one)]))
  const directed = new Set(counting.flatMap((one) => sides.get(one.id)!.map((from) => `${from}:${one.schoolId}`)))
  const bySchool = Map.groupBy(counting, (one) => one.schoolId)
  return schoolIds.map((schoolId) => {
    const by = (bySchool.get(schoolId) ?? []).map((challenge): ChallengeSeen => ({
      challenge, conflicts: conflictsOf(ties, challenge), cosy: sides.get(challenge.id)!.some((from) => directed.has(`${schoolId}:${from}`)),
    }))
    return { schoolId, challenged: by.some(({ conflicts }) => conflicts.length === 0), by }
  })
}

const counts = (span: Challenge, day: string, months: number): boolean => span.from <= day && (span.to === null || span.to >= monthsBefore(day, months))

const isCurrent = (post: Dated, day: string): boolean => (post.from === null || post.from <= day) && (post.to === null || day <= post.to)

/** The schools a challenger stands for: itself, or where the person holds a post on the day. */
export const challengersSchools = ({ posts, asOf }: ConflictDay, challenger: Pick<Challenge, 'challengerSchoolId' | 'challengerPersonId'>): number[] =>
  challenger.challengerSchoolId !== null
    ? [challenger.challengerSchoolId]
    : [...new Set((posts.get(challenger.challengerPersonId ?? 0) ?? []).filter((post) => isCurrent(post, asOf)).flatMap((post) => post.schoolId ?? []))]

/** The words of the rules speak of support; these speak of challenge. */
const WORDS: Record<string, string> = {
  'own-school': 'They belong to the school themselves.',
  'same-trust': 'Both are in the same trust, federation or governing body.',
  'shared-governor': 'The same person leads or governs both schools.',
  'former-post': `They held a post at the school within the last ${ROUND_RULES.formerPostYears} years.`,
  'declared-interest': 'One side declared an interest in the other.',
}

/** Everything that ties the challenger to the school, in words; nothing: the challenge is external. */
export function conflictsOf(ties: ConflictDay, challenge: Pick<Challenge, 'schoolId' | 'challengerSchoolId' | 'challengerPersonId'>): string[] {
  const { schoolId, challengerPersonId } = challenge
  const from = challengersSchools(ties, challenge)
  const acting = challengerPersonId === null ? [] : [challengerPersonId]
  const broken = (from.length === 0 ? [0] : from).flatMap((supporterId) =>
    CONFLICT_RULES.map((rule) => rule({ school: { id: schoolId }, supporter: { id: supporterId }, acting, rules: ROUND_RULES }, ties)).filter(({ passed }) => !passed).map(({ rule }) => rule),
  )
  return [...new Set(broken)].map((rule) => WORDS[rule] ?? rule)
}
