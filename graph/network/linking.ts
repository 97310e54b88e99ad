/**
 * Decides whether two networks may be linked, or one be part of another, and whether nesting would go round in a circle.
 *
 * Sources: DfES, NCSL and IDeA, "Spreading Innovation Across Local Authorities", 2005: Essex nests three levels, Redbridge links
 * network to network. A network may be part of several. A circle counts when all of it holds on one day.
 * Leaves out: what belonging to a network says about the networks over it (nothing: schools belong where they joined).
 */
import type { Refusal } from '../dates/refusal.ts'
import { holdsOn, type Dated, type NetworkLink } from './model.ts'
import { outsideLife, overlap, readSpan, type Span, type TypedSpan } from './spans.ts'

/** The words of the form: this network contains the other, is part of it, or is linked with it. */
export const LINK_WAYS = ['contains', 'part-of', 'linked'] as const

/** A network as a link needs it. */
export type Linkable = Dated & { id: number; name: string }
export type NewLink = Span & { fromNetworkId: number; toNetworkId: number; relation: 'contains' | 'linked' }

/** The link typed from this network's page. */
const directed = (way: string, own: number, other: number): Omit<NewLink, 'from' | 'to'> =>
  way === 'part-of' ? { fromNetworkId: other, toNetworkId: own, relation: 'contains' } : { fromNetworkId: own, toNetworkId: other, relation: way === 'contains' ? 'contains' : 'linked' }

/** Do the two rows say the same of the same two networks? A mere link has no direction. */
const same = (a: Omit<NewLink, 'from' | 'to'>, b: Omit<NewLink, 'from' | 'to'>): boolean =>
  a.relation === b.relation && ((a.fromNetworkId === b.fromNetworkId && a.toNetworkId === b.toNetworkId) || (a.relation === 'linked' && a.fromNetworkId === b.toNetworkId && a.toNetworkId === b.fromNetworkId))

/**
 * The way down from the network to be contained to the one that would contain it, on the first day on which there is one: that
 * way and the new link are a circle. Ids, both ends included; null where there is none.
 */
export function circleWith({ fromNetworkId, toNetworkId, ...span }: Pick<NewLink, 'fromNetworkId' | 'toNetworkId' | 'from' | 'to'>, links: readonly NetworkLink[]): number[] | null {
  const contains = links.filter(({ relation, ...row }) => relation === 'contains' && overlap(row, span))
  const days = [span.from, ...contains.flatMap(({ from }) => (from !== null && from > span.from ? from : []))].sort()
  for (const day of new Set(days)) {
    const way = wayDown(toNetworkId, fromNetworkId, contains.filter((link) => holdsOn(link, day)))
    if (way) return way
  }
  return null
}

function wayDown(start: number, end: number, links: readonly NetworkLink[]): number[] | null {
  const cameFrom = new Map<number, number | null>([[start, null]])
  const queue = [start]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === end) break
    for (const { fromNetworkId, toNetworkId } of links) {
      if (fromNetworkId !== at || cameFrom.has(toNetworkId)) continue
      cameFrom.set(toNetworkId, at)
      queue.push(toNetworkId)
    }
  }
  if (!cameFrom.has(end)) return null
  const way: number[] = []
  for (let at: number | null | undefined = end; at !== null && at !== undefined; at = cameFrom.get(at)) way.unshift(at)
  return way
}

/** May the link be made? Fields: way, network, from, to. @param networks those that can be chosen, and all on the way to them by name. */
export function linkNetworks(
  typed: TypedSpan & { way: string; network: string }, own: Linkable, { networks, links }: { networks: readonly Linkable[]; links: readonly NetworkLink[] },
): { link: NewLink } | { refusals: Refusal[] } {
  const refusals: Refusal[] = []
  const no = (field: string, message: string): void => void refusals.push({ field, message })
  if (!LINK_WAYS.some((way) => way === typed.way)) no('way', 'Choose how the two networks belong together')
  const other = networks.find(({ id }) => String(id) === typed.network)
  if (!other) no('network', 'Choose the other network')
  else if (other.id === own.id) no('network', 'Choose another network. No network can be linked to itself or contain itself')
  const span = readSpan(typed, own, refusals)
  if (!other || refusals.length > 0) return { refusals }
  const link = { ...directed(typed.way, own.id, other.id), ...span }
  const outside = outsideLife(span.from, other) ?? (span.to === null ? null : outsideLife(span.to, other))
  if (outside) no(outsideLife(span.from, other) ? 'from' : 'to', `${other.name} does not go on all that time: the day ${outside}`)
  if (links.some((row) => same(row, link) && overlap(row, link))) no('network', `${other.name} and this network are linked in this way in that time already`)
  const circle = refusals.length === 0 && link.relation === 'contains' ? circleWith(link, links) : null
  if (circle) no('network', circleInWords(circle, networks))
  return refusals.length > 0 ? { refusals } : { link }
}

/** Why it would go round: each network on the way contains the next. */
export function circleInWords(circle: readonly number[], networks: readonly Linkable[]): string {
  const nameOf = (id: number): string => networks.find((row) => row.id === id)?.name ?? `network ${id}`
  return `A network cannot be contained by itself: ${circle.map(nameOf).join(' contains ')} in that time, which would be part of itself`
}
