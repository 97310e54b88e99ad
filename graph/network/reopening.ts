/**
 * Decides whether the closing of a network can be undone, and what comes back with it.
 *
 * What a closing gave its last day gets back the last day it had, or none; members as returning.ts says. A link to a network that ended comes back
 * only until then; what is missing is left to the reopening of that network. In the way stands what the network itself would break: another of
 * the same name, a circle of networks that contain one another.
 * Leaves out: closing (changing.ts); what ended otherwise, which stays ended.
 */
import { addDays, formatDay } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import type { Joined } from './joining.ts'
import { circleInWords, circleWith, type Linkable } from './linking.ts'
import type { NetworkLink } from './model.ts'
import { earlier, membersReturning, type MembersSince, type Returning } from './returning.ts'

/** A row that a closing ended, with the last day it had before; null: it went on. */
export type Ended = { id: number; to: string | null }
/** What a closing ended: `to` was its day, `at` the instant at which it was recorded. */
export type Closing = { to: string; at: string; memberships: Ended[]; links: Ended[]; aims: Ended[]; functions: Ended[] }
/** What comes back; `left`: links whose other network is over, with the last day they had. */
export type Reopening = Omit<Closing, 'to' | 'at'> & { left: Ended[] }

export type Since = MembersSince & {
  /** Names of the authority's other networks that go on. */
  names: readonly string[]
  networks: readonly Linkable[]
  /** Every link among them as it is now. */
  links: readonly NetworkLink[]
}

/** May it go on, and what of it? @param closing null where nobody closed it here, or where what that ended was not kept. */
export function reopenNetwork(
  network: Joined & { id: number; name: string }, closing: Closing | null, since: Since,
): { reopening: Reopening; partly: string[]; out: string[] } | { refusals: Refusal[] } {
  const no = (message: string): Refusal => ({ field: '', message })
  if (network.to === null) return { refusals: [no('The network has no last day: there is nothing to undo')] }
  if (!closing || closing.to !== network.to) return { refusals: [no('Nobody closed it here, so it is not known what would come back. Its last day was recorded with it, or it was closed before that was kept')] }
  const taken = since.names.some((name) => name.toLowerCase() === network.name.toLowerCase())
  const members = membersReturning(network, closing, since)
  const { back, partly, out, left } = linksReturning(network.id, closing, since)
  const refusals = [...(taken ? [no(`Another network is called ${network.name} now. Give that one another name first`)] : []), ...circles(back, closing, since).map(no)]
  if (refusals.length > 0) return { refusals }
  return { reopening: { memberships: members.back, links: back, aims: closing.aims, functions: closing.functions, left }, partly: [...members.partly, ...partly], out: [...members.out, ...out] }
}

function linksReturning(networkId: number, closing: Closing, { links, networks }: Since): Returning & { left: Ended[] } {
  const found: Returning & { left: Ended[] } = { back: [], partly: [], out: [], left: [] }
  for (const row of closing.links) {
    const link = links.find(({ id }) => id === row.id)
    if (!link) continue
    const other = networks.find(({ id }) => id === (link.fromNetworkId === networkId ? link.toNetworkId : link.fromNetworkId))
    const to = earlier(row.to, other?.to ?? null)
    const why = `The last day of ${other?.name ?? 'the other network'} is ${to === null ? '' : formatDay(to)}: the link to it comes back when that network is reopened`
    if (to !== null && to !== row.to) found.left.push(row)
    if (to !== null && to <= closing.to) found.out.push(why)
    else found.back.push({ id: row.id, to })
    if (to !== null && to > closing.to && to !== row.to) found.partly.push(why)
  }
  return found
}

/** The circles that these links would close. */
function circles(back: readonly Ended[], closing: Closing, { links, networks }: Since): string[] {
  const then = links.map((row) => ({ ...row, ...back.find(({ id }) => id === row.id) }))
  return then.flatMap((link) => {
    if (link.relation !== 'contains' || !back.some(({ id }) => id === link.id)) return []
    const circle = circleWith({ ...link, from: addDays(closing.to, 1) }, then.filter(({ id }) => id !== link.id))
    return circle ? [circleInWords(circle, networks)] : []
  })
}

/** What would come back, in words; nothing where nothing would. */
export function comingBack({ memberships, links, aims, functions }: Omit<Reopening, 'left'>): string[] {
  const counted = (count: number, one: string): string[] => (count === 0 ? [] : [`${count} ${one}${count === 1 ? '' : 's'}`])
  return [...counted(memberships.length, 'membership'), ...counted(links.length, 'link'), ...counted(aims.length, 'aim'), ...counted(functions.length, 'delegated function')]
}
