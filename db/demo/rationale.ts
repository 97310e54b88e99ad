/** What a School Review Board writes when it agrees a category: the best fit, what weighed most, and what has changed. */
import type { Chance } from './chance.ts'
import { fitFor } from './wording.ts'

const FIT: Record<string, string[]> = {
  '1': [
    'The evidence fits category 1 in nearly every dimension.', 'Outstanding leadership and results above national figures for most groups make category 1 the best fit.',
    'The board found a school that improves itself and helps others to do the same.', 'Teaching is consistently strong and self-evaluation is accurate to a fault: category 1.',
    'Category 1 is the best fit: pupils do very well here whatever their starting point.',
  ],
  '2': [
    'Category 2 is the best fit: a good school with a clear plan to become better.', 'The school knows itself well and most pupils make good progress.',
    'Good teaching and steady leadership outweigh the gaps that remain, so the best fit is category 2.', 'The board agreed category 2 and recognised how much of it is the school’s own work.',
    'Most dimensions point to category 2; none points lower than 3a.',
  ],
  '3a': [
    'Category 3a is the best fit: not yet good, but on the way and able to show it.', 'Leaders have an accurate plan and the first results of it can be seen.',
    'Several criteria of a good school are met, and strategies for the others have begun to work.', 'The board saw real improvement that has still to reach every class.',
    'Inspectors judged progress effective on their last visit, which supports 3a over 3b.',
  ],
  '3b': [
    'Category 3b is the best fit: improvement has begun but is too slow without help.', 'What the inspection raised is only partly addressed, and leaders are stretched.',
    'Gaps between groups are closing too slowly, so the board agreed category 3b.', 'The board found willing leaders without the capacity to secure improvement on their own.',
    'Teaching requires improvement in about half of the classes seen; 3b reflects that.',
  ],
  '4': [
    'Category 4 is the best fit: standards are low and improvement depends on help from outside.', 'Results have been below the floor for two years and teaching varies too much.',
    'The leadership team has not yet shown that it can improve the school fast enough.', 'The board agreed category 4 after an inspection that left no room for doubt.',
  ],
}

const WEIGHED: Record<string, string[]> = {
  '1': [
    'Staff lead networks beyond the school and can show what changed in others.', 'The most able and the disadvantaged do equally well.', 'Governors ask hard questions and get straight answers.',
    'The school’s own monitoring agreed with ours in every lesson we saw together.', 'Attendance is among the best in the county.',
  ],
  '2': [
    'Writing still trails reading by a term.|primary', 'Three departments set the pace for the others.|secondary', 'Subject leaders outside English and mathematics need more time to see teaching.', 'Disadvantaged pupils have gained on the others for two years.',
    'Middle leaders are growing into their roles.', 'The early years have improved most of all.|primary', 'Results at sixteen rose in every subject but two.|secondary', 'Behaviour is calm and corridors are purposeful.',
  ],
  '3a': [
    'Mathematics has moved fastest; reading in the younger classes must follow.|primary', 'English has moved fastest; science must follow.|secondary', 'The new assessment system is used in every class, and with some effect.', 'Two subject departments could already help others.|secondary', 'Teaching in the oldest classes could already help others.|primary',
    'Attendance has risen but a group of families is still hard to reach.', 'The governing body has been reconstituted and now visits each term.',
  ],
  '3b': [
    'Phonics and attendance are the most urgent.|primary', 'Behaviour and attendance are the most urgent.|secondary', 'Three of seven teachers are in their first two years.|primary', 'A third of teachers are in their first two years.|secondary', 'Leaders’ picture of teaching is kinder than the evidence.',
    'Support for pupils with special needs is planned but not yet checked.', 'Mathematics outcomes fell for the third year.', 'The action plan has too many priorities and too few dates.',
  ],
  '4': [
    'Behaviour interrupts learning in too many lessons.', 'Leaders and governors accept the findings and want help now.', 'A quarter of pupils miss a day a week.',
    'Staff turnover has left key posts with temporary teachers.',
  ],
}

const TREND: Record<'first' | 'same' | 'better' | 'worse' | 'vulnerable', string[]> = {
  first: ['This is where the two-year record begins.', 'The category was agreed with the head and chair after a visit in the first half of term.', 'The board will look again next term.'],
  same: [
    'Nothing seen this term suggests a different category.', 'No change from last term, and the board thanked the school for its openness.', 'The category stands; the focus of visits moves to curriculum.',
    'The board discussed a change and decided to wait for another term’s evidence.', 'Leaders reported openly on what has and has not worked.', 'The head asked for challenge on outcomes and got it.',
  ],
  better: ['The board moved the school up and recorded its congratulations.', 'This is an improvement on last term, earned in classrooms.', 'Two terms of evidence now support the higher category.'],
  worse: [
    'The change reflects this year’s results and was agreed after a frank discussion.', 'The head and chair had been told what to expect before the meeting.', 'The board offers help at once rather than after an inspection.',
  ],
  vulnerable: [
    'Strengths are unchanged, but the school is temporarily vulnerable and should not carry it alone.', 'The board added the marker for a limited time, with a date on which to look again.',
    'This is a precaution and says nothing against the school’s quality.',
  ],
}

const LADDER = ['1', '2', '3a', '3b', '4']
/** `2TV` → `2`. */
export const baseOf = (code: string): string => code.replace('TV', '')

const trendOf = (code: string, before: string | undefined): keyof typeof TREND => {
  if (code.endsWith('TV')) return 'vulnerable'
  if (before === undefined) return 'first'
  const change = LADDER.indexOf(baseOf(code)) - LADDER.indexOf(baseOf(before))
  return change === 0 ? 'same' : change < 0 ? 'better' : 'worse'
}

/** Three sentences. */
export function rationaleFor(code: string, before: string | undefined, strand: string, chance: Chance): string {
  const base = baseOf(code)
  return [chance.pick(FIT[base]!), chance.pick(fitFor(strand, WEIGHED[base]!)), chance.pick(TREND[trendOf(code, before)])].join(' ')
}
