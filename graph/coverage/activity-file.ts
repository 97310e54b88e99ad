/**
 * Decides whether the lines of a file may be recorded as what a network did: all of them, or none and what is wrong with each.
 *
 * A line names a day, a kind, what was done and one school or several that took part; lines that agree in the first three are one
 * activity, so that the file the portal gives out can be read again. The rules are those of one activity (activity.ts).
 * Leaves out: how a file is cut into lines (db), and who may record it (graph/permissions).
 */
import { formatDay, isDay } from '../dates/day.ts'
import type { Network, NetworkFacts, School } from '../network/model.ts'
import { outsideLife } from '../network/spans.ts'
import { readUrns } from '../network/urns.ts'
import { ACTIVITY_KINDS, isAmong, LONGEST_TITLE, namesToTakePart, schoolsOn, type NewActivity, type RecordsFor } from './activity.ts'

/** The columns of the file, in any order; the first two say whose it is (file-of-many.ts). */
export const ACTIVITY_COLUMNS = { network: 'Collaboration', number: 'Network number', on: 'Date', kind: 'Kind', title: 'What', urns: 'URN' } as const

export type ActivityLine = { line: number } & Record<keyof typeof ACTIVITY_COLUMNS, string>
/** What is wrong with a line, in which column, and what stands there. */
export type LineFault = { line: number | null; column: string | null; value: string | null; rule: string }

type Facts = {
  facts: NetworkFacts
  own: RecordsFor
  /** The schools the URNs of the file lead to, now or once. */
  schools: ReadonlyMap<number, School>
  /** What is recorded already. */
  done: readonly { on: string; kind: string; title: string }[]
  today: string
}

const keyOf = ({ on, kind, title }: { on: string; kind: string; title: string }): string => JSON.stringify([on, kind, title.toLowerCase()])

/** The activities in the lines, in order of their first line; or every fault. */
export function activitiesIn(lines: readonly ActivityLine[], network: Network, { facts, own, schools, done, today }: Facts): { activities: NewActivity[] } | { faults: LineFault[] } {
  const faults: LineFault[] = []
  const recorded = new Set(done.map(keyOf))
  const members = new Map<string, Set<number>>()
  const membersOn = (day: string): Set<number> => members.get(day) ?? members.set(day, schoolsOn(facts, network.id, day)).get(day)!
  const found = new Map<string, NewActivity & { lines: Map<number, number> }>()
  for (const row of lines) {
    const wrong = (column: keyof typeof ACTIVITY_COLUMNS, rule: string, value: string = row[column]): void =>
      void faults.push({ line: row.line, column: ACTIVITY_COLUMNS[column], value: value.slice(0, 60), rule })
    const title = row.title.trim().replace(/\s+/g, ' ')
    if (title === '' || title.length > LONGEST_TITLE) wrong('title', `What must say what it was, with at most ${LONGEST_TITLE} characters.`)
    const outside = outsideLife(row.on, network)
    if (row.on > today) wrong('on', 'Date must be today or in the past.')
    else if (outside) wrong('on', `Date ${outside}.`)
    else if (recorded.has(keyOf({ ...row, title }))) wrong('title', `It is recorded on ${formatDay(row.on)} already. Take the line out.`, title)
    const activity = found.get(keyOf({ ...row, title })) ?? { kind: row.kind, title, on: row.on, schoolIds: [], lines: new Map<number, number>() }
    found.set(keyOf({ ...row, title }), activity)
    const read = readUrns(row.urns)
    if ('refusals' in read) {
      wrong('urns', 'URN must hold the six figures of a school, or of several with spaces between them.')
      continue
    }
    for (const { urn } of read.urns) {
      const school = schools.get(urn)
      const before = school && activity.lines.get(school.id)
      if (!school) wrong('urns', 'There is no school with this URN here.', String(urn))
      else if (before !== undefined) wrong('urns', `${school.name} is on line ${before} already for this.`, String(urn))
      else if (row.on <= today && !outside && !membersOn(row.on).has(school.id)) wrong('urns', `${school.name} did not belong to the network on ${formatDay(row.on)}.`, String(urn))
      else {
        activity.lines.set(school.id, row.line)
        activity.schoolIds.push(school.id)
      }
    }
  }
  if (faults.length > 0) return { faults }
  for (const { schoolIds, lines } of found.values()) {
    const line = Math.min(...lines.values())
    const value = schoolIds.map((id) => facts.schools.find((school) => school.id === id)?.urn).join(' ').slice(0, 60)
    if (own !== null && !isAmong(own, schoolIds)) faults.push({ line, column: ACTIVITY_COLUMNS.urns, value, rule: `Who took part must include at least one of ${namesToTakePart(own, facts.schools)}.` })
  }
  if (faults.length > 0) return { faults }
  return { activities: [...found.values()].map(({ lines: _, ...activity }) => activity) }
}

/** Lines as a page keeps them between being shown and being confirmed; anything else is no lines at all. */
export function readKeptLines(text: string): ActivityLine[] {
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return []
  }
  const isLine = (row: unknown): row is ActivityLine =>
    typeof row === 'object' && row !== null && 'line' in row && Number.isInteger(row.line) && Object.keys(ACTIVITY_COLUMNS).every((name) => typeof (row as Record<string, unknown>)[name] === 'string')
  return Array.isArray(kept) && kept.every((row) => isLine(row) && isDay(row.on) && ACTIVITY_KINDS.includes(row.kind)) ? (kept as ActivityLine[]) : []
}
