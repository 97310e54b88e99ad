/**
 * The designations people hold, as data: kinds with issuers and dates. Rows for `designation_kinds`.
 *
 * NLE was reshaped in 2022; LLE and SLE are no longer national, so that each designation
 * names its own issuer; RISE advisers came in 2025. A year alone is written as its first day.
 * Leaves out: what a designation lets somebody do, which is the framework's and the round's to say.
 */

/** A kind of designation: `from` and `to` are the first and last day on which new ones are made (null: unbounded). */
export type DesignationKind = {
  code: string
  name: string
  /** What the letters stand for, and who it is. */
  description: string
  issuer: string
  from: string | null
  to: string | null
}

/** The five kinds shipped. */
export const DESIGNATION_KINDS: readonly DesignationKind[] = [
  {
    code: 'nle', name: 'NLE', issuer: 'National College for Teaching and Leadership', from: '2006-01-01', to: '2022-08-31',
    description: 'National Leader of Education: a serving or recent head, whose school is a National Support School.',
  },
  {
    code: 'lle', name: 'LLE', issuer: 'Local authority or teaching school', from: '2009-01-01', to: null,
    description: 'Local Leader of Education: a serving or recent head. A national designation until August 2021.',
  },
  {
    code: 'sle', name: 'SLE', issuer: 'Local authority or teaching school', from: '2011-01-01', to: null,
    description: 'Specialist Leader of Education: a middle or senior leader lent by their school. National until August 2021.',
  },
  {
    code: 'nle-2022', name: 'NLE (from 2022)', issuer: 'Department for Education', from: '2022-09-01', to: null,
    description: 'National Leader of Education in its present form: a leader with a record of improving other schools.',
  },
  {
    code: 'rise-adviser', name: 'RISE adviser', issuer: 'Department for Education', from: '2025-01-01', to: null,
    description: 'Adviser of the Regional Improvement for Standards and Excellence teams.',
  },
]
