/**
 * The five duties of an Improvement Partnership's board, each answered by figures over the schools of its area; and which
 * schools stand behind each figure.
 *
 * Source: North Yorkshire Commission for School Improvement, "Response to Consultation", May 2014, recommendation 2 (the
 * duties) and its call for an account of what was allocated, used, for whom and with what result. The board arranges support
 * through others: a figure says where to look, and decides nothing.
 * Leaves out: how a school is covered, challenged and categorised (told as facts), and who may see it (graph/permissions).
 */

/** A school of the area, as the board may know it on the day. */
export type BoardSchool = {
  schoolId: number
  coverage: 'active' | 'on-paper-only' | 'none'
  /** Somebody from outside challenges it (graph/coverage/challenge.ts). */
  challenged: boolean
  /** One of those who challenge it is challenged back. */
  cosy: boolean
  /** The last day, within the months that count, on which it took part in a peer review of a collaboration; null: none. */
  reviewedOn: string | null
  /** Its category, the day it was decided and whether that was in the term of the day; null: none yet. */
  category: { code: string; decidedOn: string; thisTerm: boolean } | null
  /** Its category itself owes it help from others, or says that something has happened to it. */
  facesChallenge: boolean
  /** Its category owes it help from leaders of education, whether or not anybody asked. */
  isOwed: boolean
  /** Open needs, and how many of them have nobody agreed or asked. */
  needs: { open: number; unanswered: number; halfDays: number }
  /** Agreements that run on the day. */
  running: number
  /** A proposal is with one of its sides or with the authority. */
  inHand: boolean
  /** Agreements with a day in the school year: what they allocated, and what of it was given, in half-days. */
  year: { agreements: number; allocated: number; given: number }
  /** Since the first agreement of the school year began: how its category moved. */
  moved: 'improved' | 'same' | 'declined' | 'not-known' | null
}

type Claim = { words: string; holds: (school: BoardSchool) => boolean; tone?: 'warn' | 'stop' }

const needsSupport = (school: BoardSchool): boolean => school.needs.open > 0 || school.isOwed || school.running > 0 || school.inHand

/** What can be said of a school, by the word of a list's address. */
export const CLAIMS = {
  challenged: { words: 'are challenged by somebody from outside', holds: ({ challenged }) => challenged },
  'not-challenged': { words: 'are challenged by nobody from outside', holds: ({ challenged }) => !challenged, tone: 'stop' },
  cosy: { words: 'are in a cosy pair: each challenges the other', holds: ({ cosy }) => cosy, tone: 'warn' },
  reviewed: { words: 'took part in a peer review', holds: ({ reviewedOn }) => reviewedOn !== null },
  'looked-at': { words: 'had their category looked at this term', holds: ({ category }) => category?.thisTerm === true },
  'not-looked-at': { words: 'have not been looked at this term', holds: ({ category }) => category?.thisTerm !== true, tone: 'warn' },
  active: { words: 'are active in a collaboration', holds: ({ coverage }) => coverage === 'active' },
  'on-paper-only': { words: 'belong to one on paper only', holds: ({ coverage }) => coverage === 'on-paper-only', tone: 'warn' },
  none: { words: 'are in no collaboration', holds: ({ coverage }) => coverage === 'none', tone: 'stop' },
  'needs-support': { words: 'need support, or have it', holds: needsSupport },
  brokered: { words: 'have support that runs or is proposed', holds: (school) => school.running > 0 || school.inHand },
  unanswered: { words: 'have a need for which nobody is agreed or asked', holds: ({ needs }) => needs.unanswered > 0, tone: 'stop' },
  'not-asked': { words: 'are owed help that nobody has asked for', holds: (school) => school.isOwed && school.needs.open === 0 && school.running === 0 && !school.inHand, tone: 'warn' },
  facing: { words: 'face challenge by their category', holds: ({ facesChallenge }) => facesChallenge },
  'facing-supported': { words: 'of these, have support that runs', holds: (school) => school.facesChallenge && school.running > 0 },
  'facing-in-hand': { words: 'of these, have support proposed', holds: (school) => school.facesChallenge && school.running === 0 && school.inHand },
  'facing-alone': { words: 'of these, have neither', holds: (school) => school.facesChallenge && school.running === 0 && !school.inHand, tone: 'stop' },
  'supported-this-year': { words: 'had support this school year', holds: ({ year }) => year.agreements > 0 },
  improved: { words: 'of these, have a better category since', holds: ({ moved }) => moved === 'improved' },
  same: { words: 'of these, have the same category', holds: ({ moved }) => moved === 'same' },
  declined: { words: 'of these, have a weaker category since', holds: ({ moved }) => moved === 'declined', tone: 'warn' },
} satisfies Record<string, Claim> as Record<ClaimWord, Claim>

export type ClaimWord =
  | 'challenged' | 'not-challenged' | 'cosy' | 'reviewed' | 'looked-at' | 'not-looked-at' | 'active' | 'on-paper-only' | 'none' | 'needs-support' | 'brokered' | 'unanswered'
  | 'not-asked' | 'facing' | 'facing-supported' | 'facing-in-hand' | 'facing-alone' | 'supported-this-year' | 'improved' | 'same' | 'declined'

/** Every word, in the order of the duties. */
export const CLAIM_WORDS = Object.keys(CLAIMS) as ClaimWord[]

export type Duty = { code: 'challenge' | 'collaboration' | 'support' | 'engagement' | 'voice'; question: string; claims: ClaimWord[] }

/** The five duties as questions, in the source's order. */
export const DUTIES: readonly Duty[] = [
  { code: 'challenge', question: 'Does every school get challenge and support?', claims: ['challenged', 'not-challenged', 'cosy', 'reviewed', 'looked-at', 'not-looked-at'] },
  { code: 'collaboration', question: 'Is every school an active member of a collaboration?', claims: ['active', 'on-paper-only', 'none'] },
  { code: 'support', question: 'Is support arranged for every school that needs it?', claims: ['needs-support', 'brokered', 'unanswered', 'not-asked'] },
  { code: 'engagement', question: 'Are we engaged with the schools that face challenge?', claims: ['facing', 'facing-supported', 'facing-in-hand', 'facing-alone'] },
  { code: 'voice', question: 'Do we have a say on money and organisation, and give account?', claims: ['supported-this-year', 'improved', 'same', 'declined'] },
]

/** What answers a duty with yes or no: no school for which the claim that worries holds. */
const WORRIES: Partial<Record<Duty['code'], ClaimWord[]>> = {
  challenge: ['not-challenged'], collaboration: ['on-paper-only', 'none'], support: ['unanswered', 'not-asked'], engagement: ['facing-alone'],
}

/** Duties that only categories tell of: nothing amiss is no yes for a school that has none. */
const BY_CATEGORY: readonly Duty['code'][] = ['support', 'engagement']

/** The schools of whom it can be said. */
export const schoolsWhere = <School extends BoardSchool>(schools: readonly School[], claim: ClaimWord): School[] => schools.filter(CLAIMS[claim].holds)

export type DutyAnswer = { duty: Duty; answer: 'yes' | 'not-yet' | 'not-known' | 'no-schools' | 'told'; open: number; figures: { claim: ClaimWord; schools: number }[] }

/** Each duty answered: yes, not yet for so many schools, not known of so many, or by its figures alone where no yes or no can be had. `open`: so many. */
export const answerDuties = (schools: readonly BoardSchool[]): DutyAnswer[] =>
  DUTIES.map((duty) => {
    const worries = WORRIES[duty.code]
    const amiss = schools.filter((school) => worries?.some((claim) => CLAIMS[claim].holds(school))).length
    const unknown = BY_CATEGORY.includes(duty.code) ? schools.filter(({ category }) => category === null).length : 0
    const answer = worries === undefined ? 'told' : schools.length === 0 ? 'no-schools' : amiss > 0 ? 'not-yet' : unknown > 0 ? 'not-known' : 'yes'
    return { duty, answer, open: amiss > 0 ? amiss : unknown, figures: duty.claims.map((claim) => ({ claim, schools: schoolsWhere(schools, claim).length })) }
  })

/** What was allocated and given in the school year, in half-days, and to how many schools. */
export function accountOf(schools: readonly BoardSchool[]): { schools: number; allocated: number; given: number } {
  const total = (of: (school: BoardSchool) => number): number => schools.reduce((sum, school) => sum + of(school), 0)
  return { schools: schoolsWhere(schools, 'supported-this-year').length, allocated: total(({ year }) => year.allocated), given: total(({ year }) => year.given) }
}

/** How a category moved between two days, by the order of urgency: a less urgent one is better. */
export const movedBetween = (before: number | null, now: number | null): 'improved' | 'same' | 'declined' | 'not-known' =>
  before === null || now === null ? 'not-known' : now > before ? 'improved' : now < before ? 'declined' : 'same'
