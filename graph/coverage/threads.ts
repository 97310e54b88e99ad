/**
 * Decides what an active school hangs by: the collaboration, school or person without which it would be on its own.
 *
 * A *line* of company leads from the school through a collaboration in which it took part to another school that took part
 * too. It depends on everything along it: the collaboration, that school, the hub between two spokes, and the member of staff
 * through whom either school belongs. What every line depends on is a thread; these are the articulation points that part
 * the school from its company.
 * Leaves out: how likely anybody is to leave.
 */
import type { Belonging } from '../network/belonging.ts'
import type { NetworkFacts } from '../network/model.ts'
import type { LiveCollaboration } from './collaborations.ts'
import type { Thread } from './model.ts'

/** Names of what a thread can be, by the part's key. */
export type Names = { network: Map<number, string>; school: Map<number, string>; person: Map<number, string> }

export const namesOf = (facts: NetworkFacts): Names => ({
  network: new Map(facts.networks.map((row) => [row.id, row.name])),
  school: new Map(facts.schools.map((row) => [row.id, row.name])),
  person: new Map(facts.people.map((row) => [row.id, row.name])),
})

/** Something a line of company depends on. */
export type Part = `${'network' | 'school' | 'person'}:${number}`
const HUBS: ReadonlySet<string> = new Set(['hub', 'lead'])

const partsOf = (belonging: Belonging): Part[] => (belonging.personId === null ? [] : [`person:${belonging.personId}`])

/** Spokes are joined to each other only through a hub. */
const needsHub = (a: Belonging, b: Belonging): boolean =>
  (a.role === 'spoke' && !HUBS.has(b.role)) || (b.role === 'spoke' && !HUBS.has(a.role))

/** Every line from the school through this collaboration, as the parts it depends on. */
function* linesThrough({ network, belongings, tookPart }: LiveCollaboration, schoolId: number): Generator<Part[]> {
  const own = belongings.filter((row) => row.schoolId === schoolId)
  const hubs = belongings.filter((row) => HUBS.has(row.role))
  for (const mine of own) {
    for (const theirs of belongings) {
      if (theirs.schoolId === schoolId || !tookPart.has(theirs.schoolId)) continue
      const line: Part[] = [`network:${network.id}`, ...partsOf(mine), `school:${theirs.schoolId}`, ...partsOf(theirs)]
      if (!needsHub(mine, theirs)) yield line
      else for (const hub of hubs) yield [...line, `school:${hub.schoolId}`, ...partsOf(hub)]
    }
  }
}

/** What all lines of a school through these collaborations have in common; null when there is no line at all. */
export function inEveryLine(collaborations: readonly LiveCollaboration[], schoolId: number): Part[] | null {
  let common: Part[] | null = null
  for (const collaboration of collaborations) {
    for (const line of linesThrough(collaboration, schoolId)) {
      common = common === null ? [...new Set(line)] : common.filter((part) => line.includes(part))
      if (common.length === 0) return common
    }
  }
  // A hub that is the school itself is no thread: it cannot leave itself.
  return common?.filter((part) => part !== `school:${schoolId}`) ?? null
}

const ORDER = ['network', 'school', 'person']

/** The threads of a school, given the collaborations in which it took part; none where its company rests on several. */
export function threadsOf(schoolId: number, active: readonly LiveCollaboration[], names: Names): Thread[] {
  const parts = inEveryLine(active, schoolId)
  if (parts === null) {
    return [{ kind: 'alone', id: null, name: '', because: 'No other school is recorded as taking part in what it did.' }]
  }
  return parts
    .map((part) => part.split(':') as ['network' | 'school' | 'person', string])
    .sort(([a, x], [b, y]) => ORDER.indexOf(a) - ORDER.indexOf(b) || Number(x) - Number(y))
    .map(([party, text]) => inWords(party, Number(text), names, active.length))
}

function inWords(party: 'network' | 'school' | 'person', id: number, names: Names, activeIn: number): Thread {
  const name = names[party].get(id) ?? ''
  if (party === 'school') return { kind: 'school', id, name, because: `If ${name} left, no school it works with would remain.` }
  if (party === 'person') return { kind: 'person', id, name, because: `Its tie to other schools depends on ${name}. If they left, it would be on its own.` }
  const because = activeIn === 1 ? `It is active in one collaboration only: ${name}.` : `Only in ${name} do other schools take part with it.`
  return { kind: 'collaboration', id, name, because }
}
