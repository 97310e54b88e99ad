/**
 * Decides of which network each line of a file tells, and of each what activity-file.ts decides: all lines may be recorded, or none.
 *
 * A line names its network as its page does, and its number where several are called the same. Where a file can tell of one only,
 * lines need not name it. Leaves out: for which networks somebody may record (graph/permissions).
 */
import type { Network, NetworkFacts, School } from '../network/model.ts'
import { activitiesIn, ACTIVITY_COLUMNS, type ActivityLine, type LineFault } from './activity-file.ts'
import type { NewActivity, RecordsFor } from './activity.ts'

/** A network somebody may record for, with its members, and for which of them. */
export type Recordable = { network: Network; facts: NetworkFacts; own: RecordsFor }

type Known = {
  /** The schools the URNs of the file lead to, now or once. */
  schools: ReadonlyMap<number, School>
  /** What a network has recorded already. */
  doneOf: (networkId: number) => readonly { on: string; kind: string; title: string }[]
  today: string
}

/** Names are the same whatever their case and spacing, and with the apostrophe that keeps a spreadsheet from reckoning. */
const keyOf = (name: string): string => name.trim().replace(/^'/, '').replace(/\s+/g, ' ').toLowerCase()

/** What the lines would record, by network in order of its first line; or every fault, in order of lines. */
export function activitiesOfMany<One extends Recordable>(
  lines: readonly ActivityLine[], choices: readonly One[], { schools, doneOf, today }: Known,
): { parts: { of: One; activities: NewActivity[] }[] } | { faults: LineFault[] } {
  const whose = whoseOf(choices)
  const faults: LineFault[] = []
  const told = new Map<One, ActivityLine[]>()
  for (const line of lines) {
    const found = whose(line)
    if ('of' in found) told.set(found.of, [...(told.get(found.of) ?? []), line])
    else faults.push({ line: line.line, column: ACTIVITY_COLUMNS[found.column], value: line[found.column].slice(0, 60), rule: found.rule })
  }
  const parts = [...told].flatMap(([of, own]) => {
    const decision = activitiesIn(own, of.network, { facts: of.facts, own: of.own, schools, done: doneOf(of.network.id), today })
    if ('activities' in decision) return [{ of, activities: decision.activities }]
    faults.push(...decision.faults)
    return []
  })
  return faults.length > 0 ? { faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) } : { parts }
}

type Whose<One> = { of: One } | { column: 'network' | 'number'; rule: string }

/** Which of the networks a line is about. */
function whoseOf<One extends Recordable>(choices: readonly One[]): (line: ActivityLine) => Whose<One> {
  const named = Map.groupBy(choices, ({ network }) => keyOf(network.name))
  const numbered = new Map(choices.map((one) => [String(one.network.id), one]))
  const [first, ...others] = choices
  return ({ network, number }) => {
    const name = keyOf(network)
    if (name === '' && number === '' && first && others.length === 0) return { of: first }
    const alike = named.get(name) ?? []
    const one = number === '' ? alike[0] : numbered.get(number)
    if (number !== '' && !one) return { column: 'number', rule: 'You may record for no collaboration with this number.' }
    if (!one) return { column: 'network', rule: first && others.length === 0 ? `This file can tell of ${first.network.name} only.` : 'You may record for no collaboration with this name.' }
    if (number === '' && alike.length > 1) return { column: 'number', rule: `Several collaborations have this name. Network number must be one of: ${alike.map((each) => each.network.id).join(', ')}.` }
    if (name !== '' && keyOf(one.network.name) !== name) return { column: 'number', rule: `This is the number of ${one.network.name}.` }
    return { of: one }
  }
}

/** A line to fill in; `number` where the name is not enough. */
export type LineToFillIn = { network: Network; number: number | null; schools: School[] }

/**
 * Those networks a file asks about that have schools, in order of name; first those with a school that is active nowhere.
 * @param choices all that somebody may record for, with their schools of today: the number is there where two are called the same.
 */
export function linesToFillIn(choices: readonly { network: Network; schools: School[] }[], { wanted, active }: { wanted: (network: Network) => boolean; active: ReadonlySet<number> }): LineToFillIn[] {
  const named = Map.groupBy(choices, ({ network }) => keyOf(network.name))
  const last = ({ schools }: { schools: School[] }): number => (schools.some(({ id }) => !active.has(id)) ? 0 : 1)
  return choices.filter(({ network, schools }) => schools.length > 0 && wanted(network))
    .map(({ network, schools }) => ({ network, number: named.get(keyOf(network.name))!.length > 1 ? network.id : null, schools }))
    .sort((a, b) => last(a) - last(b) || (a.network.name < b.network.name ? -1 : a.network.name > b.network.name ? 1 : a.network.id - b.network.id))
}
