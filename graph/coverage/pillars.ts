/**
 * What members look at when they review their own collaboration: the four pillars, what enriches them, behaviours that show
 * them, and the steps in which they answer.
 *
 * Source: North Yorkshire Commission for School Improvement, "Response to Consultation", May 2014, sections 3.1 to 3.4
 * (in our words). Joint practice development applies to local collaborations and not to bodies of a whole area: each kind of
 * network says which it is (`jointPractice` of the kind's row).
 * Leaves out: who answers and when (pillars-review.ts), what the answers come to (pillars-results.ts).
 */
import type { NetworkKind } from '../network/model.ts'

export type Pillar = {
  code: string
  name: string
  /** What is true of the network where the pillar stands. */
  claim: string
  /** Behaviours that would show it. */
  prompts: string[]
  /** One of the four, or what makes all of them richer. */
  part: 'pillar' | 'enrichment'
}

/** Only where schools work in one another's classrooms. */
const JOINT_PRACTICE = 'joint-practice'

export const PILLARS: readonly Pillar[] = [
  {
    code: 'moral-purpose', name: 'Collective moral purpose', part: 'pillar',
    claim: 'We work for every child of the area, not only for those of our own school.',
    prompts: [
      'Each school takes children in, whatever their behaviour or need.',
      'We tell one another how many pupils we exclude.',
      'Pupils get impartial guidance, and what a school knows of them goes with them when they move.',
      'When a child arrives in the middle of a year, schools talk to each other.',
      'We plan together, so that children are offered more than one school could offer.',
    ],
  },
  {
    code: 'social-capital', name: 'Significant social capital', part: 'pillar',
    claim: 'We trust one another enough to say what is hard.',
    prompts: [
      'A school can be proud of its results without running another one down.',
      'What was said in confidence stays in confidence.',
      'Leaders work in more than one of our schools in the course of their careers.',
    ],
  },
  {
    code: JOINT_PRACTICE, name: 'Joint practice development', part: 'pillar',
    claim: 'Teachers improve their teaching together, in one another’s classrooms.',
    prompts: [
      'Staff are expected to work across schools, and are given the time.',
      'Several schools look into the same question and try out what they find.',
      'Each school says what it is good at, so that others can draw on it.',
      'There are chances to develop in other schools, and those who take them gain by it.',
    ],
  },
  {
    code: 'evaluation-challenge', name: 'Robust evaluation and challenge', part: 'pillar',
    claim: 'Others look at each school, say what they found, and something follows from it.',
    prompts: [
      'We share what our figures say and what we know behind them, and act on it.',
      'Working with other schools is among the targets of every head.',
      'Governors use what critical friends from other schools found.',
    ],
  },
  {
    code: 'transparency', name: 'Transparency', part: 'enrichment',
    claim: 'Schools are open with one another about how they are doing.',
    prompts: ['No member would be surprised by another’s results or inspection.'],
  },
  {
    code: 'collective-responsibility', name: 'Collective responsibility', part: 'enrichment',
    claim: 'What concerns the whole community, we answer for together.',
    prompts: ['When something goes wrong in one school, the others ask what they can do.'],
  },
  {
    code: 'shared-resources', name: 'Shared resources', part: 'enrichment',
    claim: 'Where it helps, we share people, places and money.',
    prompts: ['Staff, rooms or money have gone from one school to another in the past year.'],
  },
]

/** The steps of an answer, in words; the number only orders them. */
export const STEPS: readonly { step: number; name: string; meaning: string }[] = [
  { step: 1, name: 'Not yet', meaning: 'We rarely see this' },
  { step: 2, name: 'Sometimes', meaning: 'Some schools, now and then' },
  { step: 3, name: 'Usually', meaning: 'Most schools, most of the time' },
  { step: 4, name: 'Always', meaning: 'It is how we work' },
]

/** The name of a step. */
export const stepName = (step: number): string => STEPS.find((each) => each.step === step)?.name ?? ''

/** What a network of this kind reviews: everything, less joint practice for a body of a whole area. */
export const pillarsFor = ({ jointPractice }: Pick<NetworkKind, 'jointPractice'>): Pillar[] =>
  PILLARS.filter(({ code }) => jointPractice || code !== JOINT_PRACTICE)
