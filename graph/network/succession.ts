/**
 * Decides which URNs are one and the same school.
 *
 * Source: the register's links file. A school that becomes an academy closes under one URN and opens under another; the
 * links call the two plainly "Predecessor" and "Successor". The other link types (merged, amalgamated, split, sixth form
 * centre, expansion …) join different schools, and so does a plain link where a school has two predecessors or two
 * successors: an amalgamation or a split by another name. Only one-to-one plain links make one school.
 * Leaves out: what to do when both URNs are known as schools already (`db/imports`).
 */
import { addDays } from '../dates/day.ts'

/** A line of the links file, from the side of `urn`. */
export type Link = { urn: number; linkUrn: number; linkType: string; on: string | null }
/** The earlier and the later URN of one school; last day of the one and first of the other, where known. */
export type Succession = { from: number; to: number; lastDay: string | null; firstDay: string | null }
export type Successions = { pairs: Succession[]; /** Plain links that are amalgamations or splits. */ notOneToOne: number }

const keyOf = (from: number, to: number): string => `${from}>${to}`

/** Each plain pair once, whichever side or sides tell of it. */
function plainPairs(links: readonly Link[]): Map<string, Succession> {
  const pairs = new Map<string, Succession>()
  for (const { urn, linkUrn, linkType, on } of links) {
    const type = linkType.toLowerCase()
    if ((type !== 'predecessor' && type !== 'successor') || urn === linkUrn) continue
    const [from, to] = type === 'successor' ? [urn, linkUrn] : [linkUrn, urn]
    const pair = pairs.get(keyOf(from, to)) ?? { from, to, lastDay: null, firstDay: null }
    if (type === 'successor') pair.lastDay ??= on
    else pair.firstDay ??= on
    pairs.set(keyOf(from, to), pair)
  }
  return pairs
}

const counted = (values: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** A day told on one side only is the day before or after on the other; two that contradict leave no overlap. */
const dated = ({ from, to, lastDay, firstDay }: Succession): Succession => {
  const first = firstDay ?? (lastDay === null ? null : addDays(lastDay, 1))
  const last = lastDay !== null && (first === null || lastDay < first) ? lastDay : first === null ? null : addDays(first, -1)
  return { from, to, lastDay: last, firstDay: first }
}

/** The one-to-one successions in the links, by earlier URN; pairs that point at each other both ways are left out. */
export function successionsIn(links: readonly Link[]): Successions {
  const all = [...plainPairs(links).values()]
  const successors = counted(all.map(({ from }) => from))
  const predecessors = counted(all.map(({ to }) => to))
  const both = new Set(all.map(({ from, to }) => keyOf(from, to)))
  const pairs = all
    .filter(({ from, to }) => successors.get(from) === 1 && predecessors.get(to) === 1 && !both.has(keyOf(to, from)))
    .map(dated)
    .sort((a, b) => a.from - b.from)
  return { pairs, notOneToOne: all.length - pairs.length }
}

/** The URNs of one school, earliest first, with the days of each. */
export type Line = { urn: number; from: string | null; to: string | null }[]

/** Follows successions from URN to URN into whole lines; URNs that go round in a circle are left out. */
export function linesOfDescent(pairs: readonly Succession[]): Line[] {
  const next = new Map(pairs.map((pair) => [pair.from, pair]))
  const succeeded = new Set(pairs.map(({ to }) => to))
  return pairs
    .filter(({ from }) => !succeeded.has(from))
    .map((first) => {
      const line: Line = [{ urn: first.from, from: null, to: first.lastDay }]
      for (let step: Succession | undefined = first; step; step = next.get(step.to)) {
        line.push({ urn: step.to, from: step.firstDay, to: next.get(step.to)?.lastDay ?? null })
      }
      return line
    })
}

/** A school that closed into another. */
export type Merger = { from: number; to: number }

/** From the side of the URN: the other school succeeds it, or preceded it. */
const INTO: ReadonlySet<string> = new Set(['successor', 'successor - merged', 'successor - amalgamated'])
const OUT_OF: ReadonlySet<string> = new Set(['predecessor', 'predecessor - merged', 'predecessor - amalgamated'])

/**
 * The mergers and amalgamations in the links: schools with one successor that are not the same school as it. A school with
 * several successors was split, and nobody can tell which of them its company went to. Which is which is said by the type of link
 * ("Result of Amalgamation" does not: amalgamatedInto).
 */
export function mergersIn(links: readonly Link[]): Merger[] {
  const same = new Set(successionsIn(links).pairs.map(({ from, to }) => keyOf(from, to)))
  const successors = new Map<number, Set<number>>()
  for (const { urn, linkUrn, linkType } of links) {
    const type = linkType.toLowerCase()
    if ((!INTO.has(type) && !OUT_OF.has(type)) || urn === linkUrn) continue
    const [from, to] = INTO.has(type) ? [urn, linkUrn] : [linkUrn, urn]
    successors.set(from, (successors.get(from) ?? new Set()).add(to))
  }
  return [...successors]
    .flatMap(([from, all]) => (all.size === 1 ? [{ from, to: [...all][0]! }] : []))
    .filter(({ from, to }) => !same.has(keyOf(from, to)) && !successors.get(to)?.has(from))
    .sort((a, b) => a.from - b.from)
}

const UNDIRECTED = 'result of amalgamation'

/**
 * Which of two schools went into the other where the links only say that they amalgamated, in the same words on both sides: a school that
 * closed, into the one partner that goes on. Nothing where another link tells of its successors, where two partners go on, or where a partner
 * is no school of ours: then nobody can tell. @param standingOf of the school under a URN; null: none of ours.
 */
export function amalgamatedInto(links: readonly Link[], standingOf: (urn: number) => 'closed' | 'open' | null): Merger[] {
  const partners = new Map<number, Set<number>>()
  const told = new Set<number>()
  for (const { urn, linkUrn, linkType } of links) {
    const type = linkType.toLowerCase()
    if (urn === linkUrn) continue
    if (INTO.has(type)) told.add(urn)
    else if (OUT_OF.has(type)) told.add(linkUrn)
    else if (type === UNDIRECTED) for (const [a, b] of [[urn, linkUrn], [linkUrn, urn]] as const) partners.set(a, (partners.get(a) ?? new Set()).add(b))
  }
  const backwards = (from: number, to: number): boolean => links.some((link) => (link.urn === to && link.linkUrn === from && INTO.has(link.linkType.toLowerCase())) || (link.urn === from && link.linkUrn === to && OUT_OF.has(link.linkType.toLowerCase())))
  return [...partners].flatMap(([from, all]): Merger[] => {
    if (told.has(from) || standingOf(from) !== 'closed') return []
    const standing = [...all].map((urn) => ({ urn, standing: standingOf(urn) }))
    const open = standing.filter((one) => one.standing === 'open')
    return open.length === 1 && standing.every((one) => one.standing !== null) && !backwards(from, open[0]!.urn) ? [{ from, to: open[0]!.urn }] : []
  }).sort((a, b) => a.from - b.from)
}
