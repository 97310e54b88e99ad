/**
 * Conflicts of interest, computed from the network as of the day: who may not support whom, whatever they would bring.
 *
 * These are own school; same trust, federation or governing body; shared governor; former post within three years; declared
 * interest. The list is this project's. Leaves out: a tie nobody recorded; posts that begin later; the needy school's own head's
 * former posts. Words name neither school, since a supporter may not know the school yet.
 */
import { addYears } from '../dates/day.ts'
import type { Interest, Post } from '../network/model.ts'
import type { ConflictDay } from './day.ts'
import type { RoundRules, RuleOutcome } from './model.ts'
import type { Pair } from './pair.ts'

/** Two sides and who would act: all a conflict is about. */
export type Sides = { school: Pick<Pair['school'], 'id'>; supporter: Pick<Pair['supporter'], 'id'>; acting: Pair['acting']; rules: Pick<RoundRules, 'formerPostYears'> }

const outcome = (rule: string, passed: boolean, yes: string, no: string): RuleOutcome => ({ rule, passed, because: passed ? yes : no })

const meet = (a: Set<number> | undefined, b: Set<number> | undefined): boolean => {
  if (!a || !b) return false
  for (const value of a) if (b.has(value)) return true
  return false
}

const isCurrent = (post: Post, day: ConflictDay): boolean => (post.from === null || post.from <= day.asOf) && (post.to === null || post.to >= day.asOf)

const postsAt = (pair: Sides, day: ConflictDay): Post[] =>
  pair.acting.flatMap((personId) => day.posts.get(personId) ?? []).filter((post) => post.schoolId === pair.school.id)

/** Nobody supports their own school: neither the school itself nor a leader with a post there on the day. */
export function neverOwnSchool(pair: Sides, day: ConflictDay): RuleOutcome {
  const own = pair.school.id === pair.supporter.id || postsAt(pair, day).some((post) => isCurrent(post, day))
  return outcome('own-school', !own, 'Another school, where the supporter has no post.', 'It is the supporter’s own school, or they have a post there.')
}

/** No support within a trust, a federation or another network whose kind is marked as a conflict. */
export function noSharedTrust(pair: Sides, day: ConflictDay): RuleOutcome {
  const shared = meet(day.conflictNetworks.get(pair.school.id), day.conflictNetworks.get(pair.supporter.id))
  return outcome('same-trust', !shared, 'No trust, federation or governing body in common.', 'The schools are in the same trust, federation or governing body.')
}

/** Nobody leads or governs both schools. */
export function noSharedGovernor(pair: Sides, day: ConflictDay): RuleOutcome {
  const shared = meet(day.responsible.get(pair.school.id), day.responsible.get(pair.supporter.id))
  return outcome('shared-governor', !shared, 'Nobody leads or governs both schools.', 'The same person leads or governs both schools.')
}

/** Those who would come held no post at the school within the years of the policy. */
export function noFormerPost(pair: Sides, day: ConflictDay): RuleOutcome {
  const since = addYears(day.asOf, -pair.rules.formerPostYears)
  const held = postsAt(pair, day).some((post) => (post.from === null || post.from <= day.asOf) && (post.to === null || post.to >= since))
  const within = `in the last ${pair.rules.formerPostYears} years`
  return outcome('former-post', !held, `The supporter held no post at the school ${within}.`, `The supporter held a post at the school ${within}.`)
}

/** Neither school, nor those who lead or govern it or would come, declared an interest in the other. */
export function noDeclaredInterest(pair: Sides, day: ConflictDay): RuleOutcome {
  const givers = new Set([...(day.responsible.get(pair.supporter.id) ?? []), ...pair.acting])
  const takers = day.responsible.get(pair.school.id) ?? new Set<number>()
  const from = (interest: Interest, schoolId: number, people: Set<number>, otherSchoolId: number): boolean =>
    interest.otherSchoolId === otherSchoolId &&
    (interest.schoolId === schoolId || (interest.personId !== null && people.has(interest.personId)))
  const declared = day.interests.some(
    (interest) => from(interest, pair.supporter.id, givers, pair.school.id) || from(interest, pair.school.id, takers, pair.supporter.id),
  )
  return outcome('declared-interest', !declared, 'Neither side declared an interest in the other.', 'One side declared an interest in the other.')
}

/** Every conflict rule, in the order pages tell them. */
export const CONFLICT_RULES: readonly ((pair: Sides, day: ConflictDay) => RuleOutcome)[] = [neverOwnSchool, noSharedTrust, noSharedGovernor, noFormerPost, noDeclaredInterest]
