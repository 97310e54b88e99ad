/**
 * May this person, post, designation or declared interest be recorded? Everything wrong is said at once.
 * That a school has one headteacher at a time is this project's; executive and associate heads stand beside one.
 * Leaves out: who may record it (graph/permissions), posts at bodies that are no schools, and what is a conflict (graph/matching).
 */
import { formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import type { DesignationKind } from './designation-kinds.ts'
import type { Post, Standing } from './model.ts'

/** The posts people hold at schools, in the order forms show them. */
export const POST_ROLES = [
  'head', 'executive-head', 'associate-head', 'deputy-head', 'senior-leader', 'middle-leader', 'chair-of-governors', 'governor',
] as const

const LONGEST = 200

export type TypedSpan = { from: TypedDay; to: TypedDay }
type Span = { from: string; to: string | null }
/** What a URN led to; null: no school of the register. */
type SchoolFound = { id: number; name: string; standing: Standing } | null

/** The words typed, or a refusal when there are none or too many. */
function readWords(typed: string, field: string, what: string, refusals: Refusal[]): string {
  const words = typed.trim().replace(/\s+/g, ' ')
  if (words === '' || words.length > LONGEST) refusals.push({ field, message: `Enter ${what}, with at most ${LONGEST} characters` })
  return words
}

const isBlank = ({ day, month, year }: TypedDay): boolean => `${day}${month}${year}`.trim() === ''

/** A first day, and a last day where one is typed. */
function readSpan(typed: TypedSpan, refusals: Refusal[]): Span {
  const from = parseTypedDay(typed.from, 'The first day', 'from')
  const to = isBlank(typed.to) ? { day: null } : parseTypedDay(typed.to, 'The last day', 'to')
  for (const read of [from, to]) if ('refusal' in read) refusals.push(read.refusal)
  const span = { from: 'day' in from ? from.day : '', to: 'day' in to ? to.day : null }
  if (span.from !== '' && span.to !== null && span.to < span.from) refusals.push({ field: 'to', message: 'The last day must be the first day or later' })
  return span
}

function readSchool(urn: string, school: SchoolFound, refusals: Refusal[]): number {
  if (school === null) refusals.push({ field: 'urn', message: urn.trim() === '' ? 'Enter the URN of the school' : 'Enter the URN of a school in this register. There is no school with this one' })
  return school?.id ?? 0
}

/** The name of a person as it is to be kept. Field: name. */
export function namePerson(typed: string): { name: string } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const name = readWords(typed, 'name', 'their name', refusals)
  return refusals.length > 0 ? { refusals } : { name }
}

const overlaps = (a: Span, b: { from: string | null; to: string | null }): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from === null || b.from <= a.to)

export type TypedPost = TypedSpan & { role: string; urn: string }
export type NewPost = Span & { role: string; schoolId: number }

/** A post at a school; `posts` are those already recorded there. Fields: role, urn, from, to. */
export function makePost(typed: TypedPost, { school, posts }: { school: SchoolFound; posts: Post[] }): { post: NewPost } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  if (!POST_ROLES.some((role) => role === typed.role)) refusals.push({ field: 'role', message: 'Choose the post' })
  const post = { role: typed.role, schoolId: readSchool(typed.urn, school, refusals), ...readSpan(typed, refusals) }
  if (school?.standing === 'closed' && post.to === null) refusals.push({ field: 'to', message: `Enter the last day too: ${school.name} has closed` })
  const before = refusals.length === 0 && post.role === 'head' ? posts.find((other) => other.role === 'head' && overlaps(post, other)) : undefined
  if (before) refusals.push({ field: 'from', message: `Another headteacher is recorded there ${spanWords(before)}. End that post first, or enter other days` })
  return refusals.length > 0 ? { refusals } : { post }
}

const spanWords = ({ from, to }: { from: string | null; to: string | null }): string =>
  [from === null ? '' : `from ${formatDay(from)}`, to === null ? '' : `until ${formatDay(to)}`].filter(Boolean).join(' ')

/** The last day of a post that is not over yet. Field: to. */
export function endOfPost(post: { from: string; to: string | null }, typed: TypedDay, { today }: { today: string }): { to: string } | { refusals: Refusal[] } {
  if (post.to !== null && post.to < today) return { refusals: [{ field: '', message: `This post ended on ${formatDay(post.to)}` }] }
  const to = parseTypedDay(typed, 'The last day', 'to')
  if ('refusal' in to) return { refusals: [to.refusal] }
  if (to.day < post.from) return { refusals: [{ field: 'to', message: `The last day must be ${formatDay(post.from)}, the first day, or later` }] }
  return { to: to.day }
}

export type TypedDesignation = TypedSpan & { kind: string; issuer: string }
export type NewDesignation = Span & { kind: string; issuer: string }

/** A designation of a kind that was being made on its first day. Fields: kind, issuer, from, to. */
export function makeDesignation(typed: TypedDesignation, { kinds }: { kinds: Pick<DesignationKind, 'code' | 'name' | 'from' | 'to'>[] }): { designation: NewDesignation } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const kind = kinds.find(({ code }) => code === typed.kind)
  if (!kind) refusals.push({ field: 'kind', message: 'Choose the designation' })
  const issuer = readWords(typed.issuer, 'issuer', 'who made the designation', refusals)
  const span = readSpan(typed, refusals)
  if (kind && span.from !== '' && kind.from !== null && span.from < kind.from) refusals.push({ field: 'from', message: `The first day must be ${formatDay(kind.from)} or later: there was no ${kind.name} before` })
  if (kind && span.from !== '' && kind.to !== null && span.from > kind.to) refusals.push({ field: 'from', message: `The first day must be ${formatDay(kind.to)} or earlier: no ${kind.name} was made after that` })
  return refusals.length > 0 ? { refusals } : { designation: { kind: typed.kind, issuer, ...span } }
}

export type TypedInterest = TypedSpan & { urn: string; nature: string }
export type NewInterest = Span & { otherSchoolId: number; nature: string }

/** A tie of a person with a school that is to keep them from supporting it. Fields: urn, nature, from, to. */
export function declareInterest(typed: TypedInterest, { school }: { school: SchoolFound }): { interest: NewInterest } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const otherSchoolId = readSchool(typed.urn, school, refusals)
  const nature = readWords(typed.nature, 'nature', 'what the tie is', refusals)
  const interest = { otherSchoolId, nature, ...readSpan(typed, refusals) }
  return refusals.length > 0 ? { refusals } : { interest }
}
