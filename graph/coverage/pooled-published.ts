/**
 * What a network's schools come to together by what is published about each: pupils, free school meals, phases, and the latest
 * inspection facts in the publications' own words, never turned into one another. All of it is public, so nothing is held back.
 * Leaves out: what only members may know (pooled.ts).
 */
import type { PublishedFramework } from '../categories/framework.ts'
import type { Phase, School } from '../network/model.ts'

export type Fact = { schoolId: number; framework: string; measure: string; value: string; on: string }
export type Outcome = { framework: string; measure: string; counts: { value: string; schools: number }[] }
export type Published = {
  schools: number
  /** Of the schools whose number is known. */
  pupils: number
  pupilsKnown: number
  /** Per cent of pupils, to one tenth, weighted by pupils; null where nothing is known. */
  fsmPercent: number | null
  fsmKnown: number
  phases: { phase: Phase; schools: number; pupils: number }[]
  outcomes: Outcome[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const pupilsOf = (schools: readonly School[]): number => sum(schools.map(({ pupils }) => pupils ?? 0))

/** Free school meals as a share of all pupils, not the mean of the schools' shares. */
function fsmOf(schools: readonly School[]): { fsmPercent: number | null; fsmKnown: number } {
  const known = schools.filter(({ fsmPercent, pupils }) => fsmPercent !== null && pupils !== null && pupils > 0)
  if (known.length === 0) return { fsmPercent: null, fsmKnown: 0 }
  return { fsmPercent: Math.round((sum(known.map((row) => row.pupils! * row.fsmPercent!)) / pupilsOf(known)) * 10) / 10, fsmKnown: known.length }
}

/** The latest facts of each school in each framework: those of one day. */
function latestOf(facts: readonly Fact[]): Fact[] {
  const latest = new Map<string, string>()
  const key = ({ schoolId, framework }: Fact): string => `${schoolId}:${framework}`
  for (const fact of facts) if (fact.on > (latest.get(key(fact)) ?? '')) latest.set(key(fact), fact.on)
  return facts.filter((fact) => latest.get(key(fact)) === fact.on)
}

const outcomesOf = (facts: readonly Fact[], packs: readonly PublishedFramework[]): Outcome[] =>
  packs.flatMap(({ code, measures }) => measures.flatMap((measure): Outcome[] => {
    const found = latestOf(facts).filter((fact) => fact.framework === code && fact.measure === measure.code)
    const counts = measure.grades.map(({ value }) => ({ value, schools: found.filter((fact) => fact.value === value).length })).filter(({ schools }) => schools > 0)
    return counts.length === 0 ? [] : [{ framework: code, measure: measure.code, counts }]
  }))

/** The schools together; `packs` say how each publication is read. */
export const publishedOf = (schools: readonly School[], facts: readonly Fact[], packs: readonly PublishedFramework[]): Published => ({
  schools: schools.length,
  pupils: pupilsOf(schools),
  pupilsKnown: schools.filter(({ pupils }) => pupils !== null).length,
  ...fsmOf(schools),
  phases: [...Map.groupBy(schools, ({ phase }) => phase)].map(([phase, rows]) => ({ phase, schools: rows.length, pupils: pupilsOf(rows) })).sort((a, b) => b.schools - a.schools || (a.phase < b.phase ? -1 : 1)),
  outcomes: outcomesOf(facts, packs),
})
