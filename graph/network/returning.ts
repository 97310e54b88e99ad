/**
 * Decides which memberships that a closing ended come back when it is undone, until when, and why others do not.
 *
 * They come back as they would be had the network gone on: a school until it closed; a person until they left every place where they held a
 * post when it was closed, or their account was closed. Nobody comes back beside somebody who has the part now, and no school into what
 * another network shuts out. The source is silent: this is what a chair would expect of each of them.
 * Leaves out: who held no post then, and organisations, which have no last day: nothing tells that they stopped.
 */
import { addDays, formatDay } from '../dates/day.ts'
import { whyNotIn, type Joined, type JoiningFacts } from './joining.ts'
import { holdsOn, type Membership, type Post, type School } from './model.ts'
import type { Closing, Ended } from './reopening.ts'
import { roleName } from './roles.ts'
import { overlap } from './spans.ts'
import { isOpenOn } from './standing.ts'

type Member = Membership & { name: string }
export type MembersSince = JoiningFacts & {
  /** All that the network has had, as they are now. */
  memberships: readonly Member[]
  schools: readonly School[]
  posts: readonly Post[]
  /** By person: the day on which their account was closed, where that was after the network was. */
  accountsClosed: ReadonlyMap<number, string>
}

/** What comes back, and in a sentence each what does so until a day only, and what does not. */
export type Returning = { back: Ended[]; partly: string[]; out: string[] }

/** Parts that one holds at a time. */
const ALONE: ReadonlySet<string> = new Set(['chair', 'lead'])

export const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)

export function membersReturning(network: Joined, closing: Closing, since: MembersSince): Returning {
  const found: Returning = { back: [], partly: [], out: [] }
  for (const row of closing.memberships) {
    const member = since.memberships.find(({ id }) => id === row.id)
    if (!member) continue
    const end = endSince(member, closing, since)
    const to = earlier(row.to, end?.day ?? null)
    const why = member.to !== closing.to ? `The last day of ${member.name} has been changed since`
      : end && end.day <= closing.to ? end.why
      : whyBarred(member, network, { from: addDays(closing.to, 1), to }, since)
    if (why !== null) found.out.push(why)
    else found.back.push({ id: row.id, to })
    if (why === null && end && to === end.day && to !== row.to) found.partly.push(end.why)
  }
  return { ...found, partly: [...new Set(found.partly)], out: [...new Set(found.out)] }
}

/** On which day the member would have stopped without any closing, and why; null where they would not. */
function endSince(member: Member, closing: Closing, { schools, posts, accountsClosed }: MembersSince): { day: string; why: string } | null {
  const nameOf = (id: number | null): string | undefined => schools.find((school) => school.id === id)?.name
  if (member.schoolId !== null) {
    const school = schools.find(({ id }) => id === member.schoolId)!
    if (school.closedOn !== null) return { day: school.closedOn, why: `The last day of ${school.name} itself is ${formatDay(school.closedOn)}` }
    return isOpenOn(school, addDays(closing.to, 1)) ? null : { day: closing.to, why: `${school.name} is not open` }
  }
  if (member.personId === null) return null
  const own = posts.filter(({ personId }) => personId === member.personId)
  const held = own.filter((post) => holdsOn(post, earlier(closing.to, closing.at.slice(0, 10))!))
  const onward = own.filter((post) => held.some(({ schoolId, organisationId }) => schoolId === post.schoolId && organisationId === post.organisationId))
  const last = onward.some(({ to }) => to === null) ? undefined : onward.sort((a, b) => (a.to! < b.to! ? -1 : 1)).at(-1)
  const left = last ? [{ day: last.to!, why: `${member.name} left ${nameOf(last.schoolId) ?? 'their post'} on ${formatDay(last.to!)}` }] : []
  const shut = accountsClosed.get(member.personId)
  const closed = shut === undefined ? [] : [{ day: shut, why: `${member.name} has left the portal` }]
  return [...left, ...closed].sort((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null
}

/** Who or what has taken the place, as a sentence. */
function whyBarred(member: Member, network: Joined, span: { from: string; to: string | null }, since: MembersSince): string | null {
  const role = (roleName(member.role) ?? member.role).toLowerCase()
  const others = since.memberships.filter((row) => row.id !== member.id && row.role === member.role && overlap(row, span))
  const again = member.schoolId === null && others.some(({ personId, organisationId }) => personId === member.personId && organisationId === member.organisationId)
  if (again) return `${member.name} is ${role} in that time already`
  if (ALONE.has(member.role) && others[0]) return `${member.name} was ${role}: ${others[0].name} is now`
  return member.schoolId === null ? null : whyNotIn(since.schools.find(({ id }) => id === member.schoolId)!, { ...network, to: null }, span.from, since, span.to)
}
