/**
 * The areas in which schools need help and can give it: the taxonomy shipped with the portal, in the order pages show it.
 * Source: the areas of Derby Winners' criteria; the finer ones are this project's.
 * Leaves out: which areas an authority has added itself; those are rows in the database.
 */
export type Area = { code: string; name: string }

/** Every area shipped; the code is what the database, offers and needs hold. */
export const AREAS: readonly Area[] = [
  { code: 'leadership', name: 'Leadership and management' },
  { code: 'governance', name: 'Governance' },
  { code: 'teaching', name: 'Teaching quality' },
  { code: 'english', name: 'English' },
  { code: 'mathematics', name: 'Mathematics' },
  { code: 'science', name: 'Science' },
  { code: 'other-subjects', name: 'Other subjects' },
  { code: 'early-years', name: 'Early years' },
  { code: 'phonics-ks1', name: 'Phonics and key stage 1' },
  { code: 'ks2', name: 'Key stage 2' },
  { code: 'ks3', name: 'Key stage 3' },
  { code: 'ks4', name: 'Key stage 4' },
  { code: 'sixth-form', name: 'Sixth form' },
  { code: 'send', name: 'Special educational needs and disabilities' },
  { code: 'pupil-premium', name: 'Pupil premium and disadvantage' },
  { code: 'eal', name: 'English as an additional language and new arrivals' },
  { code: 'looked-after', name: 'Looked-after children' },
  { code: 'attendance', name: 'Attendance' },
  { code: 'behaviour', name: 'Behaviour and exclusions' },
  { code: 'safeguarding', name: 'Safeguarding' },
  { code: 'assessment', name: 'Assessment' },
  { code: 'self-evaluation', name: 'Self-evaluation and planning' },
  { code: 'data', name: 'Use of data' },
  { code: 'finance', name: 'Finance' },
  { code: 'hr', name: 'Staffing and human resources' },
  { code: 'transition', name: 'Transition between schools and phases' },
  { code: 'curriculum', name: 'Curriculum' },
  { code: 'itt-cpd', name: 'Teacher training and professional development' },
]

/** The name of an area as pages write it; the code itself for an area this version does not ship. */
export const areaName = (code: string): string => AREAS.find((area) => area.code === code)?.name ?? code
