/**
 * What is said about a proposal and to whom: the brief a supporter decides on, the reasons a side may give for declining,
 * and how long both have. No name is told until the school agrees: the North Yorkshire response promises confidentiality.
 * Leaves out: moves (lifecycle.ts) and days (graph/support).
 */
import type { Phase } from '../network/model.ts'
import type { ProposalState } from './lifecycle.ts'

/** School days both sides have to answer: two weeks (this project's number; the source says "working days"). */
export const REPLY_SCHOOL_DAYS = 10

export type Side = 'supporter' | 'school'
export type DeclineReason = { code: string; text: string; sides: Side[] }

/** The most characters of a side's own words. */
export const LONGEST_WORDS = 1_000

/** Why a side may decline. `other` asks for words; with the rest they are welcome. */
export const DECLINE_REASONS: readonly DeclineReason[] = [
  { code: 'no-capacity', text: 'We do not have the days after all', sides: ['supporter'] },
  { code: 'not-our-strength', text: 'This is not what we are strong in', sides: ['supporter'] },
  { code: 'too-far', text: 'It is too far to travel', sides: ['supporter'] },
  { code: 'not-the-need', text: 'This is not the help we need', sides: ['school'] },
  { code: 'helped-already', text: 'We have found help already', sides: ['school'] },
  { code: 'not-this-supporter', text: 'We would rather work with somebody else', sides: ['school'] },
  { code: 'timing', text: 'It is the wrong time', sides: ['supporter', 'school'] },
  { code: 'conflict', text: 'There is a conflict of interest', sides: ['supporter', 'school'] },
  { code: 'other', text: 'Another reason', sides: ['supporter', 'school'] },
]

/** The reasons offered to one side. */
export const reasonsFor = (side: Side): DeclineReason[] => DECLINE_REASONS.filter(({ sides }) => sides.includes(side))

/** A decline in words, as it is kept and shown; refused without a reason of that side, or for another reason without words. */
export function declineWords(side: Side, code: string, words: string): { words: string } | { errors: { field: string; message: string }[] } {
  const reason = reasonsFor(side).find((row) => row.code === code)
  if (!reason) return { errors: [{ field: 'reason', message: 'Choose why you are declining' }] }
  const said = words.trim()
  if (code === 'other' && said === '') return { errors: [{ field: 'words', message: 'Say in a sentence why you are declining' }] }
  const tooLong = `Your own words must be ${LONGEST_WORDS.toLocaleString('en-GB')} characters or fewer. You typed ${said.length.toLocaleString('en-GB')}`
  if (said.length > LONGEST_WORDS) return { errors: [{ field: 'words', message: tooLong }] }
  return { words: code === 'other' ? said : said === '' ? `${reason.text}.` : `${reason.text}: ${said}` }
}

/** Schools it must be able to be, at the least, before a distance is told (this project's number). */
const FEWEST_IN_BAND = 8
const BANDS_KM = [5, 10, 20, 40]

/**
 * How far, roughly, when it could be any of the schools at these distances (Infinity: unknown). A band reaches on until eight
 * of them are in it beyond the band before, and none or eight are left outside: leaving out a nearer band tells something too.
 */
export function roughly(distanceKm: number | null, couldBe: readonly number[]): string {
  let inner = -1
  for (const limit of BANDS_KM) {
    const within = couldBe.filter((km) => km > inner && km <= limit).length
    const beyond = couldBe.filter((km) => km > limit).length
    if (within < FEWEST_IN_BAND || (beyond > 0 && beyond < FEWEST_IN_BAND)) continue
    if (distanceKm !== null && distanceKm > inner && distanceKm <= limit) return `within ${limit} km`
    inner = limit
  }
  return 'within your reach'
}

/** May the supporting side know which school it is? When the school said so with its need, or has accepted. */
const nameMayBeTold = ({ nameShared, schoolAnswer }: { nameShared: boolean; schoolAnswer: 'accepted' | 'declined' | null }): boolean =>
  nameShared || schoolAnswer === 'accepted'

/** What a supporter decides on: nothing in it tells which school, unless `school` is filled in. Half-days. */
export type Brief = { areaCode: string; phase: Phase; halfDays: number; wantedBy: string; distance: string; school: { id: number; name: string } | null }

/** The brief of a proposal, anonymous until the school's name may be told. */
export function briefOf(facts: {
  areaCode: string
  halfDays: number
  wantedBy: string
  distanceKm: number | null
  /** How far away each school is that it could be as far as the supporter knows. */
  couldBe: readonly number[]
  school: { id: number; name: string; phase: Phase }
  nameShared: boolean
  schoolAnswer: 'accepted' | 'declined' | null
}): Brief {
  const { areaCode, halfDays, wantedBy, distanceKm, couldBe, school } = facts
  const told = nameMayBeTold(facts)
  return { areaCode, halfDays, wantedBy, phase: school.phase, distance: roughly(distanceKm, couldBe), school: told ? { id: school.id, name: school.name } : null }
}

/** Each state in the words of a list, with the colour of its tag; colour never stands alone. */
export const STATE_WORDS: Record<ProposalState, { text: string; tone: 'blue' | 'green' | 'yellow' | 'red' | 'grey' }> = {
  offered: { text: 'Waiting for both', tone: 'blue' },
  'supporter-accepted': { text: 'Waiting for the school', tone: 'blue' },
  'school-accepted': { text: 'Waiting for the supporter', tone: 'blue' },
  accepted: { text: 'Waiting for the authority', tone: 'yellow' },
  agreed: { text: 'Agreed', tone: 'green' },
  declined: { text: 'Declined', tone: 'red' },
  expired: { text: 'No answer in time', tone: 'grey' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
  'not-approved': { text: 'Not approved', tone: 'red' },
}
