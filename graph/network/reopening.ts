/**
 * Decides whether the closing of a network can be undone, and what comes back with it.
 *
 * What a closing gave its last day gets back the last day it had, or none. Schools that closed since, and links to networks that ended since,
 * come back only until then. What somebody did since, relying on the closing, stands in the way: a school in another network that shuts this one
 * out, another network of the same name, a circle of networks that contain one another.
 * Leaves out: closing (changing.ts); memberships that ended otherwise, which stay ended.
 */
import { addDays } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { whyNotIn, type Joined, type JoiningFacts } from './joining.ts'
import { circleInWords, circleWith, type Linkable } from './linking.ts'
import type { NetworkLink, School } from './model.ts'
import { isOpenOn } from './standing.ts'

/** A row that a closing ended, with the last day it had before; null: it went on. */
export type Ended = { id: number; to: string | null }
/** What a closing ended: `to` was its day. */
export type Closing = { to: string; memberships: Ended[]; links: Ended[]; aims: Ended[]; functions: Ended[] }

type Since = JoiningFacts & {
  /** Its members that are schools. */
  schools: ReadonlyMap<number, School>
  /** Names of the authority's other networks that go on. */
  names: readonly string[]
  networks: readonly Linkable[]
  /** Every link among them as it is now. */
  links: readonly NetworkLink[]
}

/** May it go on? @param closing null where nobody closed it here, or where what that ended was not kept. @param since keyed by membership. */
export function reopenNetwork(network: Joined & { id: number; name: string }, closing: Closing | null, { schools, names, networks, links, ...facts }: Since): { reopening: Omit<Closing, 'to'> } | { refusals: Refusal[] } {
  const no = (message: string): Refusal => ({ field: '', message })
  if (network.to === null) return { refusals: [no('The network has no last day: there is nothing to undo')] }
  if (!closing || closing.to !== network.to) return { refusals: [no('Nobody closed it here, so it is not known what would come back. Its last day was recorded with it, or it was closed before that was kept')] }
  const after = addDays(closing.to, 1)
  const refusals: Refusal[] = []
  if (names.some((name) => name.toLowerCase() === network.name.toLowerCase())) refusals.push(no(`Another network is called ${network.name} now. Give that one another name first`))
  const earlier = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b < a) ? b : a)
  const memberships = closing.memberships.flatMap((row): Ended[] => {
    const school = schools.get(row.id)
    if (!school) return [row]
    if (!isOpenOn(school, after)) return []
    const to = earlier(row.to, school.closedOn)
    const why = whyNotIn(school, { ...network, to: null }, after, facts, to)
    if (why !== null) refusals.push(no(why))
    return [{ id: row.id, to }]
  })
  const other = ({ fromNetworkId, toNetworkId }: NetworkLink) => networks.find(({ id }) => id === (fromNetworkId === network.id ? toNetworkId : fromNetworkId))
  const linked = closing.links.flatMap((row): (Ended & { link: NetworkLink })[] => {
    const link = links.find(({ id }) => id === row.id)
    const to = link ? earlier(row.to, other(link)?.to ?? null) : null
    return link && (to === null || to > closing.to) ? [{ id: row.id, to, link }] : []
  })
  const back = links.map((row) => ({ ...row, to: linked.find(({ id }) => id === row.id)?.to ?? (linked.some(({ id }) => id === row.id) ? null : row.to) }))
  for (const { link, to } of linked) {
    const circle = link.relation === 'contains' ? circleWith({ ...link, from: after, to }, back.filter(({ id }) => id !== link.id)) : null
    if (circle) refusals.push(no(circleInWords(circle, networks)))
  }
  return refusals.length > 0 ? { refusals } : { reopening: { memberships, links: linked.map(({ id, to }) => ({ id, to })), aims: closing.aims, functions: closing.functions } }
}

/** What would come back, in words; nothing where nothing would. */
export function comingBack({ memberships, links, aims, functions }: Omit<Closing, 'to'>): string[] {
  const counted = (count: number, one: string): string[] => (count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`])
  return [...counted(memberships.length, 'membership'), ...counted(links.length, 'link'), ...counted(aims.length, 'aim'), ...counted(functions.length, 'delegated function')]
}
