/** What made-up inspections published about made-up schools, in the words of the publications. */
import { addDays } from '../../graph/dates/day.ts'
import type { Grade, PublishedFramework } from '../../graph/categories/framework.ts'
import { OFSTED_REPORT_CARD } from '../../graph/categories/packs/ofsted-report-card.ts'
import { OFSTED_SINGLE_GRADE } from '../../graph/categories/packs/ofsted-single-grade.ts'
import type { Chance } from './chance.ts'
import { openSchools, schoolDayFrom, type DemoSchool, type Draft } from './draft.ts'
import { baseOf } from './rationale.ts'
import { add } from './rows.ts'
import { NEW } from './schools.ts'

const LADDER = ['1', '2', '3a', '3b', '4']
const LAST_SINGLE_WORDS = '2024-08-31'

/** A grade about where the school stands, a step up or down at random; the publication is not the category. */
function gradeFor(grades: Grade[], rung: number, chance: Chance): string {
  const at = Math.round((rung / 4) * (grades.length - 1)) + [0, 1, -1][chance.weighted([6, 2, 2])]!
  return grades[Math.min(grades.length - 1, Math.max(0, at))]!.value
}

const applies = (code: string, school: DemoSchool): boolean =>
  code.startsWith('early-years') ? school.lowAge! < 5 : code.startsWith('post-16') || code.startsWith('sixth-form') ? school.sixthForm === true : true

/** The URN it was published about: the older one of a school that has since become an academy. */
const urnOn = (draft: Draft, school: DemoSchool, on: string): number =>
  draft.rows.schoolUrns.find((row) => row.schoolId === school.id && row.to && row.to >= on)?.urn ?? school.urn

function publish(draft: Draft, pack: PublishedFramework, school: DemoSchool, on: string, chance: Chance): void {
  const code = draft.categories.get(school.id)
  const rung = code ? LADDER.indexOf(baseOf(code)) : 2
  for (const measure of pack.measures.filter((each) => applies(each.code, school) && each.from <= on && (each.to === null || on <= each.to))) {
    const value = measure.grades.length === 2 ? measure.grades[rung === 4 && chance.likely(0.3) ? 1 : 0]!.value : gradeFor(measure.grades, rung, chance)
    add(draft.rows, 'publishedFacts', {
      schoolId: school.id, framework: pack.code, measure: measure.code, value, on, publishedOn: addDays(on, 30), urn: urnOn(draft, school, on), source: 'Made up for the demo',
    })
  }
}

/** A report card for every fourth school inspected since November 2025; the older layout for about half. */
export function addPublishedFacts(draft: Draft): void {
  const chance = draft.chance('published')
  for (const school of openSchools(draft).filter(({ phase }) => phase !== 'sixteen-plus')) {
    const single = schoolDayFrom(addDays(LAST_SINGLE_WORDS, -chance.between(60, 1500)))
    if (chance.likely(0.5) && school.name !== NEW) publish(draft, OFSTED_SINGLE_GRADE, school, single, chance)
    const card = schoolDayFrom(addDays(OFSTED_REPORT_CARD.from, chance.between(5, 330)))
    if (chance.likely(0.27) && card <= addDays(draft.today, -30) && card >= school.openedOn!) publish(draft, OFSTED_REPORT_CARD, school, card, chance)
  }
}
