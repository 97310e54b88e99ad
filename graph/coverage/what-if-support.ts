/**
 * Which proposals in hand and agreements under way supposed changes would touch, and why: a school would be closed, whoever
 * leads it or was to come would be gone, a conflict of interest would begin or end.
 *
 * The rules of conflict are the round's (graph/matching/conflicts.ts). What would become of the support is for people to say.
 */
import { CONFLICT_RULES } from '../matching/conflicts.ts'
import type { ConflictDay } from '../matching/day.ts'
import { ROUND_RULES } from '../matching/rules.ts'
import { holdsOn, type NetworkFacts } from '../network/model.ts'
import { isOpenOn } from '../network/standing.ts'

/** A piece of support; `personId` is the leader lent, null where the school gives it. */
export type Running = { kind: 'proposal' | 'agreement'; id: number; schoolId: number; supporterSchoolId: number; personId: number | null }
export type Touched = Running & { because: string[] }

type Both<T> = { before: T; after: T }

/** Those that are touched, in the order given, each with every reason. */
export function supportTouched(facts: Both<NetworkFacts>, days: Both<ConflictDay>, running: readonly Running[], on: string): Touched[] {
  const schools = { before: openOn(facts.before, on), after: openOn(facts.after, on) }
  return running.flatMap((support) => {
    const closed = closing(support, schools)
    const because = [...closed, ...going(support, facts, days, on, closed.length > 0), ...(closed.length > 0 ? [] : conflicting(support, days))]
    return because.length > 0 ? [{ ...support, because }] : []
  })
}

const openOn = (facts: NetworkFacts, on: string): Set<number> => new Set(facts.schools.filter((school) => isOpenOn(school, on)).map(({ id }) => id))

function closing({ schoolId, supporterSchoolId }: Running, { before, after }: Both<Set<number>>): string[] {
  const closes = (id: number): boolean => before.has(id) && !after.has(id)
  return [
    ...(closes(schoolId) ? ['The supported school would be closed.'] : []),
    ...(closes(supporterSchoolId) ? ['The supporting school would be closed.'] : []),
  ]
}

/** Who was to come, and who leads either school. */
function going({ schoolId, supporterSchoolId, personId }: Running, facts: Both<NetworkFacts>, days: Both<ConflictDay>, on: string, closed: boolean): string[] {
  const posted = ({ posts }: NetworkFacts): boolean => posts.some((post) => post.personId === personId && holdsOn(post, on))
  const leader = personId !== null && posted(facts.before) && !posted(facts.after)
  const loses = (id: number): boolean => [...(days.before.heads.get(id) ?? [])].some((head) => !days.after.heads.get(id)?.has(head))
  return [
    ...(leader ? ['The leader who was to come would be gone.'] : []),
    ...(!closed && loses(schoolId) ? ['The head of the supported school would be gone.'] : []),
    ...(!closed && !leader && loses(supporterSchoolId) ? ['The head of the supporting school would be gone.'] : []),
  ]
}

function conflicting({ schoolId, supporterSchoolId, personId }: Running, { before, after }: Both<ConflictDay>): string[] {
  const outcomes = (day: ConflictDay) => {
    const acting = personId === null ? [...(day.heads.get(supporterSchoolId) ?? [])] : [personId]
    const pair = { school: { id: schoolId }, supporter: { id: supporterSchoolId }, acting, rules: ROUND_RULES }
    return CONFLICT_RULES.map((rule) => rule(pair, day))
  }
  const was = outcomes(before)
  return outcomes(after).flatMap(({ passed, because }, index) => {
    if (passed === was[index]!.passed) return []
    return [passed ? `A conflict of interest would end: ${because}` : `A conflict of interest would begin: ${because}`]
  })
}
