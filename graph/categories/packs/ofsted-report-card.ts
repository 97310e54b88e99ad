/**
 * Today's inspection report cards: what was published about a school, recorded in its own words and never turned into a
 * category. Areas and grades as inspections have used them since 10 November 2025; safeguarding is met or not met.
 * Source: Ofsted, "School inspection: toolkit, operating guide and information" (for use from November 2025); the values
 * as its management information writes them. Leaves out: entitlements and urgency; a published fact opens neither.
 */
import type { Grade, Measure, PublishedFramework } from '../framework.ts'

const FROM = '2025-11-10'

const FIVE_GRADES: Grade[] = ['Exceptional', 'Strong standard', 'Expected standard', 'Needs attention', 'Urgent improvement'].map(
  (name) => ({ value: name, name }),
)

const measure = (code: string, name: string, whereApplicable = false): Measure => ({
  code, name, whereApplicable, grades: FIVE_GRADES, from: FROM, to: null,
})

/** Report cards as data; grades from the best to the most worrying. */
export const OFSTED_REPORT_CARD: PublishedFramework = {
  code: 'ofsted-report-card',
  name: 'Ofsted report card',
  source: 'Ofsted, state-funded schools inspections and outcomes, report card layout',
  from: FROM,
  to: null,
  use: 'published',
  measures: [
    {
      code: 'safeguarding-standards',
      name: 'Safeguarding standards',
      whereApplicable: false,
      grades: [
        { value: 'Met', name: 'Met' },
        { value: 'Not met', name: 'Not met' },
      ],
      from: FROM,
      to: null,
    },
    measure('inclusion', 'Inclusion'),
    measure('curriculum-and-teaching', 'Curriculum and teaching'),
    measure('achievement', 'Achievement'),
    measure('attendance-and-behaviour', 'Attendance and behaviour'),
    measure('personal-development-and-wellbeing', 'Personal development and wellbeing'),
    measure('leadership-and-governance', 'Leadership and governance'),
    measure('early-years', 'Early years', true),
    measure('post-16', 'Post-16 provision', true),
  ],
}
