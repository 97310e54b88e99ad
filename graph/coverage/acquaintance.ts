/**
 * Whom a school meets already: in any network of the day, or through somebody with a post in both.
 * Leaves out: what they did together; whether the tie is a conflict (graph/matching).
 */
import { belongingsOn } from '../network/belonging.ts'
import { holdsOn, type NetworkFacts } from '../network/model.ts'

/** The other schools a school meets, by id; indexed once for a day. */
export function meetsAlready(facts: NetworkFacts, day: string): (schoolId: number) => ReadonlySet<number> {
  const members = new Map<string, number[]>()
  const joined = new Map<number, string[]>()
  const push = <Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  const note = (key: string, schoolId: number): void => {
    push(members, key, schoolId)
    push(joined, schoolId, key)
  }
  for (const { networkId, schoolId } of belongingsOn(facts, day)) note(`network:${networkId}`, schoolId)
  for (const post of facts.posts) if (post.schoolId !== null && holdsOn(post, day)) note(`person:${post.personId}`, post.schoolId)
  return (schoolId) => {
    const found = new Set((joined.get(schoolId) ?? []).flatMap((key) => members.get(key) ?? []))
    found.delete(schoolId)
    return found
  }
}
