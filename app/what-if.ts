/** What if: the changes in an address, read, written and named. The address is all there is: nothing is saved. */
import { oneOf, type Query } from './listing.ts'
import type { Refused } from './forms.ts'
import type { AppContext, SignedIn } from './context.ts'
import { keepDay } from './as-of.ts'
import { coverageAsked, keyOfArea, type CoverageAsked } from './lists/coverage.ts'
import type { Option } from './components/fields.tsx'
import { loadWhatIf, type WhatIfWorld } from '../db/what-if.ts'
import { holdsOn } from '../graph/network/model.ts'
import { isOpenOn } from '../graph/network/standing.ts'
import { suppose, type SupposedChange } from '../graph/network/supposed.ts'
import { nameOfCode } from '../graph/network/words.ts'
import { can } from '../graph/permissions/can.ts'

/** The most changes in one question: more cannot be told apart in the answer. */
export const MOST_CHANGES = 10

type Field = { name: 'network' | 'into' | 'school' | 'who'; label: string; blank: string }
const NETWORK: Field = { name: 'network', label: 'Which network?', blank: 'Choose a network' }
const SCHOOL: Field = { name: 'school', label: 'Which school?', blank: 'Choose a school' }

/** The kinds of change a person can suppose, each with what it asks. */
export const CHANGE_FORMS = {
  ends: { title: 'A network ends', hint: 'A federation is dissolved, a cluster stops.', fields: [NETWORK] },
  merges: { title: 'Two networks merge', hint: 'One becomes part of the other.', fields: [{ ...NETWORK, label: 'Which network is given up?' }, { name: 'into', label: 'Which network does it become part of?', blank: 'Choose a network' }] },
  joins: { title: 'A school joins a network', hint: 'A trust, a federation, a cluster. It leaves what that shuts out.', fields: [SCHOOL, NETWORK] },
  leaves: { title: 'A school leaves a network', hint: 'It stays open, and in its other networks.', fields: [SCHOOL, NETWORK] },
  closes: { title: 'A school closes', hint: 'Its posts and memberships end with it.', fields: [SCHOOL] },
  goes: { title: 'A headteacher or somebody else goes', hint: 'Their posts and their parts in networks end.', fields: [{ name: 'who', label: 'Who goes?', blank: 'Choose a person' }] },
} satisfies Record<string, { title: string; hint: string; fields: Field[] }>
export type ChangeForm = keyof typeof CHANGE_FORMS
export const CHANGE_KINDS = Object.keys(CHANGE_FORMS) as ChangeForm[]

export type WhatIfAsking = CoverageAsked & WhatIfWorld & { changes: { text: string; change: SupposedChange }[]; unread: number }

/** The area, its network and the changes supposed; null when there is no area this viewer may ask about. */
export function whatIfAsked(context: AppContext, viewer: SignedIn, query: Query): WhatIfAsking | null {
  const asked = coverageAsked(context, viewer, query)
  if (!asked) return null
  const world = loadWhatIf(context.db, viewer, { area: asked.area, day: asked.asOf.day })
  const texts = [...new Set(query.all('change'))].slice(0, MOST_CHANGES)
  const changes = texts.flatMap((text) => {
    const change = readChange(viewer, text, world, asked.asOf.day)
    return change ? [{ text, change }] : []
  })
  return { ...asked, ...world, changes, unread: query.all('change').length - changes.length }
}

const FORM = /^(ends|merges|joins|leaves|closes|head-goes|person-goes)\.(\d{1,9})(?:\.(\d{1,9}))?$/

/** `joins.100123.12`: URNs for schools, which are theirs; the numbers of rows for networks and people. */
function readChange(viewer: SignedIn, text: string, world: WhatIfWorld, day: string): SupposedChange | null {
  const [, kind, first, second] = FORM.exec(text) ?? []
  const schoolId = world.schools.find(({ urn }) => urn === Number(first))?.id
  const [a, b] = [Number(first), second === undefined ? undefined : Number(second)]
  if (kind === 'merges') return b === undefined ? null : { kind, networkId: a, intoId: b }
  if (kind === 'ends') return { kind, networkId: a }
  if (kind === 'person-goes') return peopleOf(viewer, world, day).some(({ id }) => id === a) ? { kind, personId: a } : null
  if (schoolId === undefined) return null
  if (kind === 'joins' || kind === 'leaves') return b === undefined ? null : { kind, schoolId, networkId: b }
  return kind === 'closes' || kind === 'head-goes' ? { kind, schoolId } : null
}

/** The people of the area whom this viewer may know by name: officers, those with a post at a school of theirs. */
function peopleOf({ actor }: SignedIn, { facts, schools }: WhatIfWorld, day: string): { id: number; name: string; role: string; school: string }[] {
  const mine = new Map(schools.filter(({ laCode }) => can(actor, 'person.read', { laCode })).map(({ id, name }) => [id, name]))
  const names = new Map(facts.people.map(({ id, name }) => [id, name]))
  const posts = facts.posts.filter((post) => post.schoolId !== null && mine.has(post.schoolId) && holdsOn(post, day))
  return [...new Map(posts.map((post) => [post.personId, { id: post.personId, name: names.get(post.personId) ?? '', role: nameOfCode(post.role), school: mine.get(post.schoolId!)! }])).values()]
}

const byName = <T extends { text: string }>(options: T[]): T[] => options.sort((a, b) => (a.text < b.text ? -1 : 1))

/** What can be chosen in each field. */
export function optionsOf(viewer: SignedIn, { facts, schools, asOf }: WhatIfAsking): Record<Field['name'], Option[]> {
  const kinds = new Map(facts.kinds.map(({ code, name }) => [code, name]))
  const networks = byName(facts.networks.filter((row) => holdsOn(row, asOf.day)).map(({ id, name, kind }) => ({ value: String(id), text: `${name} (${kinds.get(kind) ?? kind})` })))
  const open = schools.filter((school) => isOpenOn(school, asOf.day))
  const led = new Set(facts.posts.filter((post) => holdsOn(post, asOf.day) && /head$/.test(post.role) && post.role !== 'deputy-head').map(({ schoolId }) => schoolId))
  const heads = open.filter(({ id }) => led.has(id)).map(({ urn, name }) => ({ value: `head-goes.${urn}`, text: `The headteacher of ${name}` }))
  const others = byName(peopleOf(viewer, { facts, schools, months: 0 }, asOf.day).map(({ id, name, role, school }) => ({ value: `person-goes.${id}`, text: `${name}, ${role}, ${school}` })))
  return { network: networks, into: networks, school: open.map(({ urn, name }) => ({ value: String(urn), text: `${name} (${urn})` })), who: [...heads, ...others] }
}

/** The change a form asks for, as the address writes it; or what is wrong with it, everything chosen kept. */
export function readChangeForm(viewer: SignedIn, query: Query, kind: ChangeForm, asked: WhatIfAsking): { text: string } | { form: Refused } {
  const fields: Field[] = CHANGE_FORMS[kind].fields
  const options = optionsOf(viewer, asked)
  const typed = Object.fromEntries(fields.map(({ name }) => [name, [query.text(name)]]))
  const errors: Refused['errors'] = fields.filter(({ name }) => !options[name].some(({ value }) => value === query.text(name))).map(({ name, blank }) => ({ field: name, message: blank }))
  if (asked.changes.length >= MOST_CHANGES) errors.push({ field: '', message: `You can suppose at most ${MOST_CHANGES} changes at once. Take one out first` })
  if (errors.length > 0) return { form: { typed, errors } }
  const values = fields.map(({ name }) => query.text(name))
  const text = kind === 'goes' ? values[0]! : [kind, ...values].join('.')
  const change = readChange(viewer, text, asked, asked.asOf.day)
  const outcome = change ? suppose(asked.facts, [...asked.changes.map((one) => one.change), change], asked.asOf.day) : { refusal: 'This cannot be supposed' }
  return 'refusal' in outcome ? { form: { typed, errors: [{ field: fields[0]!.name, message: outcome.refusal }] } } : { text }
}

/** An address that keeps the area, the day and these changes. */
export function whatIfAddress(path: string, { area, asOf }: CoverageAsked, changes: readonly string[], today: string, more: Record<string, string> = {}): string {
  const words = new URLSearchParams({ area: keyOfArea(area) })
  for (const [name, value] of Object.entries({ ...keepDay(asOf.day, today), ...more })) if (value !== '') words.set(name, value)
  for (const text of changes) words.append('change', text)
  return `${path}?${words.toString()}`
}

export const kindAsked = (query: Query): ChangeForm | undefined => oneOf(CHANGE_KINDS, query.text('kind'))
