/**
 * The columns of Ofsted's publications about schools, in both layouts: official statistics of the single-grade years, and
 * management information since report cards. Each inspection is a block of columns: when, about which URN, and what was judged.
 */
import { day, optional, text, urn, words, type Reader } from './cells.ts'
import type { Columns } from './columns.ts'

/** Codes for "no judgement under this heading": no fact, and certainly no grade. */
const NO_JUDGEMENT: ReadonlySet<string> = new Set(['', 'NULL', '0', '8', '9', 'Not applicable'])

const oneOfOrNone = (values: readonly string[]): Reader<string | null> => (cell) => {
  if (NO_JUDGEMENT.has(cell)) return { value: null }
  return values.includes(cell) ? { value: cell } : { rule: `must be one of ${values.join(', ')}, or 0, 8 or 9 for no judgement` }
}
const grade = oneOfOrNone(['1', '2', '3', '4', 'Not judged'])
const yesNo = oneOfOrNone(['Yes', 'No'])
/** Report cards speak for themselves: whatever was published, as it was published. */
const ownWords: Reader<string | null> = (cell) => (NO_JUDGEMENT.has(cell) ? { value: null } : text(cell))

export type Block = {
  framework: 'ofsted-single-grade' | 'ofsted-report-card'
  urn: string
  on: string
  published: string
  /** Measure, its heading, and the heading of its own date where it has one. */
  measures: readonly (readonly [code: string, heading: string, read: Reader<string | null>, ownDay?: string])[]
  /** Without this column the block is not in the file, though others of its headings may be. */
  sign: string
}

const judgements = (words: { overall: string; prefix: string }): Block['measures'] => {
  const called = (heading: string): string => (words.prefix === '' ? heading : `${words.prefix} ${heading.charAt(0).toLowerCase()}${heading.slice(1)}`)
  return [
    ['overall-effectiveness', words.overall, grade],
    ['category-of-concern', called('Category of concern'), ownWords],
    ['quality-of-education', called('Quality of education'), grade],
    ['behaviour-and-attitudes', called('Behaviour and attitudes'), grade],
    ['personal-development', called('Personal development'), grade],
    ['leadership-and-management', called('Effectiveness of leadership and management'), grade],
    ['safeguarding-effective', called('Safeguarding is effective?'), yesNo],
    ['early-years-provision', called('Early years provision (where applicable)'), grade],
    ['sixth-form-provision', called('Sixth form provision (where applicable)'), grade],
  ]
}

const reportCard = (code: string, heading: string, dated: string): Block['measures'][number] => [code, heading, ownWords, `${dated} - date of judgement`]

export const BLOCKS: readonly Block[] = [
  {
    framework: 'ofsted-single-grade', urn: 'URN at time of latest graded inspection', on: 'Inspection start date', published: 'Publication date', sign: 'Overall effectiveness',
    measures: judgements({ overall: 'Overall effectiveness', prefix: '' }),
  },
  {
    framework: 'ofsted-single-grade', urn: 'URN at time of previous graded inspection', on: 'Previous inspection start date', published: 'Previous publication date',
    sign: 'Previous graded inspection overall effectiveness',
    measures: judgements({ overall: 'Previous graded inspection overall effectiveness', prefix: 'Previous' }),
  },
  {
    framework: 'ofsted-single-grade', urn: 'URN at time of latest OEIF graded inspection', on: 'Inspection start date of latest OEIF graded inspection',
    published: 'Publication date of latest OEIF graded inspection', sign: 'Latest OEIF overall effectiveness',
    measures: judgements({ overall: 'Latest OEIF overall effectiveness', prefix: 'Latest OEIF' }),
  },
  {
    framework: 'ofsted-single-grade', urn: 'URN at time of the ungraded inspection', on: 'Date of latest ungraded inspection', published: 'Ungraded inspection publication date',
    sign: 'Ungraded inspection overall outcome',
    measures: [['ungraded-outcome', 'Ungraded inspection overall outcome', ownWords]],
  },
  {
    framework: 'ofsted-report-card', urn: 'URN at time of latest full inspection', on: 'Inspection start date', published: 'Publication date', sign: 'Inclusion',
    measures: [
      reportCard('safeguarding-standards', 'Safeguarding standards', 'Safeguarding standards'),
      reportCard('inclusion', 'Inclusion', 'Inclusion'),
      reportCard('curriculum-and-teaching', 'Curriculum and teaching', 'Curriculum and teaching'),
      reportCard('achievement', 'Achievement', 'Achievement'),
      reportCard('attendance-and-behaviour', 'Attendance and behaviour', 'Attendance and behaviour'),
      reportCard('personal-development-and-wellbeing', 'Personal development and wellbeing', 'Personal development and wellbeing'),
      reportCard('early-years', 'Early years (where applicable)', 'Early years'),
      reportCard('post-16', 'Post-16 provision (where applicable)', 'Post-16 provision'),
      reportCard('leadership-and-governance', 'Leadership and governance', 'Leadership and governance'),
      ['category-of-concern', 'Category of concern', ownWords],
    ],
  },
]

const days = BLOCKS.flatMap(({ on, published, measures }) => [on, published, ...measures.flatMap(([, , , ownDay]) => ownDay ?? [])])
const readers: [heading: string, read: Reader<unknown>][] = [
  ['URN', urn],
  ['School name', words('a name')],
  ...BLOCKS.flatMap(({ urn: heading }): [string, Reader<unknown>][] => [[heading, optional(urn)]]),
  ...days.map((heading): [string, Reader<unknown>] => [heading, optional(day)]),
  ...BLOCKS.flatMap(({ measures }) => measures.map(([, heading, read]): [string, Reader<unknown>] => [heading, read])),
]

/** By heading: the name of a column is its heading here. */
export const INSPECTION_COLUMNS: Columns = Object.fromEntries(readers.map(([heading, read]) => [heading, { heading, read }]))
