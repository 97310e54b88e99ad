/**
 * Conflicts of interest, computed from the network as of the day: who may not support whom, whatever they would bring.
 *
 * These are own school; same trust, federation or governing body; shared governor; former post within three years; declared
 * interest. The list is this project's. Leaves out: a tie nobody recorded; posts that begin later; the needy school's own head's
 * former posts. Words name neither school, since a supporter may not know the school yet.
 */
import { addYears } from '../dates/day.ts'
import type { Interest, Post } from '../network/model.ts'
import { meet, type ConflictDay } from './day.ts'
import type { RoundRules, RuleOutcome } from './model.ts'
import type { Pair } from './pair.ts'
import { told, type Rule } from './rule.ts'

/** Two sides and who would act: all a conflict is about. */
export type Sides = { school: Pick<Pair['school'], 'id'>; supporter: Pick<Pair['supporter'], 'id'>; acting: Pair['acting']; rules: Pick<RoundRules, 'formerPostYears'> }
type Conflict = Rule<Sides, ConflictDay>

const isCurrent = (post: Post, day: ConflictDay): boolean => (post.from === null || post.from <= day.asOf) && (post.to === null || post.to >= day.asOf)

/** Has one of those who would come a post at the school like this? */
function hasPost({ acting, school }: Sides, day: ConflictDay, like: (post: Post) => boolean): boolean {
  for (const personId of acting) for (const post of day.posts.get(personId) ?? []) if (post.schoolId === school.id && like(post)) return true
  return false
}

/** Nobody supports their own school: neither the school itself nor a leader with a post there on the day. */
const neverOwnSchool: Conflict = {
  rule: 'own-school',
  holds: (pair, day) => pair.school.id !== pair.supporter.id && !hasPost(pair, day, (post) => isCurrent(post, day)),
  yes: () => 'Another school, where the supporter has no post.',
  no: () => 'It is the supporter’s own school, or they have a post there.',
}

/** No support within a trust, a federation or another network whose kind is marked as a conflict. */
const noSharedTrust: Conflict = {
  rule: 'same-trust',
  holds: ({ school, supporter }, day) => !meet(day.conflictNetworks.get(school.id), day.conflictNetworks.get(supporter.id)),
  yes: () => 'No trust, federation or governing body in common.',
  no: () => 'The schools are in the same trust, federation or governing body.',
}

/** Nobody leads or governs both schools. */
const noSharedGovernor: Conflict = {
  rule: 'shared-governor',
  holds: ({ school, supporter }, day) => !meet(day.responsible.get(school.id), day.responsible.get(supporter.id)),
  yes: () => 'Nobody leads or governs both schools.',
  no: () => 'The same person leads or governs both schools.',
}

/** Those who would come held no post at the school within the years of the policy. */
const noFormerPost: Conflict = {
  rule: 'former-post',
  holds: (pair, day) => !hasPost(pair, day, (post) => (post.from === null || post.from <= day.asOf) && (post.to === null || post.to >= addYears(day.asOf, -pair.rules.formerPostYears))),
  yes: ({ rules }) => `The supporter held no post at the school in the last ${rules.formerPostYears} years.`,
  no: ({ rules }) => `The supporter held a post at the school in the last ${rules.formerPostYears} years.`,
}

/** Neither school, nor those who lead or govern it or would come, declared an interest in the other. */
const noDeclaredInterest: Conflict = {
  rule: 'declared-interest',
  holds: ({ school, supporter, acting }, day) => {
    const gives = (personId: number): boolean => acting.includes(personId) || (day.responsible.get(supporter.id)?.has(personId) ?? false)
    const takes = (personId: number): boolean => day.responsible.get(school.id)?.has(personId) ?? false
    const from = ({ schoolId, personId }: Interest, own: number, isTheirs: (personId: number) => boolean): boolean => schoolId === own || (personId !== null && isTheirs(personId))
    const inSchool = day.interests.get(school.id)
    const inSupporter = day.interests.get(supporter.id)
    return !(inSchool?.some((interest) => from(interest, supporter.id, gives)) ?? false) && !(inSupporter?.some((interest) => from(interest, school.id, takes)) ?? false)
  },
  yes: () => 'Neither side declared an interest in the other.',
  no: () => 'One side declared an interest in the other.',
}

/** Every conflict rule, in the order pages tell them. */
export const CONFLICTS: readonly Conflict[] = [neverOwnSchool, noSharedTrust, noSharedGovernor, noFormerPost, noDeclaredInterest]

/** The same, each as its answer in words. */
export const CONFLICT_RULES: readonly ((pair: Sides, day: ConflictDay) => RuleOutcome)[] = CONFLICTS.map((rule) => (pair, day) => told(rule, pair, day))
