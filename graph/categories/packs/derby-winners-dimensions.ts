/**
 * The dimensions along which evidence falls, with what each category tends to look like: a best fit, never a sum.
 * Source: Derby Winners, Appendix 1, paraphrased. A category is missing from a dimension where the paper says nothing of it.
 * Leaves out: temporarily vulnerable schools, which meet the criteria of 1 or 2; and appendix 1a, the sixth form's own categories.
 */
import type { Dimension } from '../framework.ts'

/** Dimension by dimension, category code → paraphrased criterion. */
export const DERBY_WINNERS_DIMENSIONS: Dimension[] = [
  {
    code: 'leadership',
    name: 'Leadership and management',
    criteria: {
      '1': 'Outstanding by the current inspection criteria.',
      '2': 'At least good by the current inspection criteria.',
      '3b': 'Requires improvement.',
      '4': 'The leadership team does not show that it can improve the school rapidly.',
    },
  },
  {
    code: 'attainment',
    name: 'Attainment',
    criteria: {
      '1': 'At the end of nearly every key stage at least in line with the national average, and many pupils above it.',
      '2': 'Where it is low, it has risen faster than nationally for a sustained period.',
      '3b': 'Does not yet meet the criteria of a good school; some improvement, but not fast enough.',
      '4': 'Consistently below the floor standards, or falling, with little or fragile improvement.',
    },
  },
  {
    code: 'groups',
    name: 'Groups of pupils',
    criteria: {
      '1': 'Disabled pupils, those with special educational needs, those eligible for pupil premium and the most able consistently learn well or better.',
      '2': 'Disabled pupils, those with special educational needs, those eligible for pupil premium and the most able generally learn well.',
      '3b': 'Gaps between groups are closing, but not fast enough.',
      '4': 'Particular groups underachieve.',
    },
  },
  {
    code: 'progress',
    name: 'Progress in English and mathematics',
    criteria: {
      '1': 'From each starting point, the shares making and exceeding expected progress are high compared with national figures.',
      '2': 'From each starting point, the shares making and exceeding expected progress are close to or above national figures.',
      '4': 'In English or mathematics the shares are consistently below national figures and improve little or not at all.',
    },
  },
  {
    code: 'pupil-premium',
    name: 'Pupils supported by the pupil premium',
    criteria: {
      '1': 'They achieve at least as well as the others, or have risen rapidly towards them.',
      '2': 'They achieve at least as well as the others, or are rising.',
    },
  },
  {
    code: 'teaching',
    name: 'Teaching',
    criteria: {
      '1': 'Outstanding overall by the current inspection criteria.',
      '2': 'At least good overall by the current inspection criteria.',
      '3b': 'Requires improvement overall; any inadequate teaching is being addressed.',
      '4': 'Requires improvement; some inadequate teaching may not be being addressed.',
    },
  },
  {
    code: 'inspection',
    name: 'The recent inspection and what followed',
    criteria: {
      '1': 'A report of the last three years judges most aspects good or outstanding.',
      '3a': 'Acts on the advice of the authority and of inspectors, who judge its progress effective; addresses what the inspection raised.',
      '3b': 'What the inspection raised is partly addressed, with limited effect.',
      '4': 'In special measures or serious weaknesses, or likely to be.',
    },
  },
  {
    code: 'self-evaluation',
    name: 'Self-evaluation and improvement plan',
    criteria: {
      '1': 'Self-evaluation is accurate and the plan shows its effect.',
      '2': 'Self-evaluation is accurate and there is an effective plan.',
      '3a': 'Self-evaluation is accurate and there is an effective plan.',
    },
  },
  {
    code: 'sharing',
    name: 'Sharing good practice',
    criteria: { '1': 'Shares good practice with other schools and partners and can show what it changed.' },
  },
  {
    code: 'head-designation',
    name: 'The headteacher’s designation',
    criteria: { '1': 'The headteacher is a national leader of education, or meets the criteria.' },
  },
  {
    code: 'sixth-form',
    name: 'Sixth form (its own category)',
    criteria: { '1': 'At least 2b.', '2': 'At least 3a.', '3a': 'At least 3a.', '3b': '3b.', '4': '3b or 4.' },
  },
  {
    code: 'early-years',
    name: 'Early years',
    criteria: {
      '1': 'Good or outstanding; the work of its leaders has raised children’s achievement.',
      '2': 'At least good, or rapidly becoming so; leaders evaluate accurately and act on it.',
      '3a': 'At least good, or rapidly becoming so; leaders evaluate accurately and act on it.',
      '3b': 'Requires improvement; outcomes are not yet good, and too little shows that leaders address the weaknesses.',
      '4': 'Meets at least one of the criteria for inadequate.',
    },
  },
  {
    code: 'capacity',
    name: 'Capacity to improve',
    criteria: {
      '3a': 'Meets some of the criteria of a good school; has effective strategies for the others and can show their effect.',
      '3b': 'Leaders do not yet show the capacity to secure improvement.',
      '4': 'Improvements are fragile, too slow, or depend on outside help.',
    },
  },
  { code: 'exclusions', name: 'Exclusions', criteria: { '4': 'A high level of exclusions.' } },
  {
    code: 'attendance',
    name: 'Attendance',
    criteria: { '4': 'Consistently low, for all pupils or for groups, with little sign of improvement.' },
  },
  {
    code: 'reliance',
    name: 'Reliance on another school’s leader',
    criteria: { '4': 'Relies on a high level of support from an executive head or national leader of another school.' },
  },
]
