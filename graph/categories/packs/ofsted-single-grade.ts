/**
 * Inspections before report cards: what was published about a school, recorded in its own words.
 * The single word for the whole school ended in September 2024; the key judgements went on until report cards came in
 * November 2025. "Requires improvement" was "satisfactory" before September 2012: not recorded under this pack.
 * Source: Ofsted, "State-funded school inspections and outcomes: official statistics", whose values 1 to 4 these are.
 * Leaves out: any conversion into a category or a report-card grade.
 */
import type { Grade, Measure, PublishedFramework } from '../framework.ts'

const FROM = '2012-09-01'
const LAST_DAY_OF_SINGLE_WORDS = '2024-09-01'
const LAST_DAY_OF_KEY_JUDGEMENTS = '2025-11-09'
/** The framework of 2019 brought quality of education, behaviour and attitudes, and personal development. */
const FROM_2019 = '2019-09-01'

const FOUR_GRADES: Grade[] = [
  { value: '1', name: 'Outstanding' },
  { value: '2', name: 'Good' },
  { value: '3', name: 'Requires improvement' },
  { value: '4', name: 'Inadequate' },
]

const judgement = (code: string, name: string, from: string, whereApplicable = false): Measure => ({
  code, name, whereApplicable, grades: FOUR_GRADES, from, to: LAST_DAY_OF_KEY_JUDGEMENTS,
})

/** Single-grade inspections as data; `Not judged` stands where the single word had ended. */
export const OFSTED_SINGLE_GRADE: PublishedFramework = {
  code: 'ofsted-single-grade',
  name: 'Ofsted graded inspection',
  source: 'Ofsted, state-funded school inspections and outcomes, official statistics',
  from: FROM,
  to: LAST_DAY_OF_KEY_JUDGEMENTS,
  use: 'published',
  measures: [
    {
      code: 'overall-effectiveness',
      name: 'Overall effectiveness',
      whereApplicable: false,
      grades: [...FOUR_GRADES, { value: 'Not judged', name: 'Not judged: single-word judgements had ended' }],
      from: FROM,
      to: LAST_DAY_OF_SINGLE_WORDS,
    },
    judgement('quality-of-education', 'Quality of education', FROM_2019),
    judgement('behaviour-and-attitudes', 'Behaviour and attitudes', FROM_2019),
    judgement('personal-development', 'Personal development', FROM_2019),
    judgement('leadership-and-management', 'Effectiveness of leadership and management', FROM),
    {
      code: 'safeguarding-effective',
      name: 'Safeguarding is effective',
      whereApplicable: false,
      grades: [
        { value: 'Yes', name: 'Yes' },
        { value: 'No', name: 'No' },
      ],
      from: FROM_2019,
      to: LAST_DAY_OF_KEY_JUDGEMENTS,
    },
    judgement('early-years-provision', 'Early years provision', '2014-09-01', true),
    judgement('sixth-form-provision', 'Sixth form provision', '2014-09-01', true),
  ],
}
