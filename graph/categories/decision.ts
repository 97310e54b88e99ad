/**
 * May this category be recorded for a school? People decide it as a best fit; this only says whether the record is whole.
 * Source: Derby Winners, Criteria for Categorisation and School Review Board (three times a year, sudden changes between);
 * Appendix 1, last row (causes of temporary vulnerability). The review date is this project's.
 * Leaves out: the judgement itself, and who may make it (graph/permissions).
 */
import { addYears } from '../dates/day.ts'
import type { Refusal } from '../dates/refusal.ts'
import { parseTypedDay, type TypedDay } from '../dates/typed-day.ts'
import { ruleOf } from './entitlement.ts'
import type { Framework } from './framework.ts'

/** Rationale, sudden change and detail of a cause: as much as fits a page. */
const LONGEST_RATIONALE = 4000
const LONGEST_DETAIL = 1000
/** A cause is looked at again within a year. */
const REVIEW_WITHIN_YEARS = 1

export type TypedDecision = {
  code: string
  from: TypedDay
  rationale: string
  present: string
  agreedWithSchool: boolean
  /** Decided at the School Review Board, or between boards because of a sudden change, and then why. */
  between: boolean
  suddenChange: string
  cause: string
  causeDetail: string
  reviewOn: TypedDay
  restricted: boolean
  sharedWithSchool: boolean
}

export type DecidedCause = { cause: string; detail: string; from: string; reviewOn: string; restricted: boolean; sharedWithSchool: boolean }
export type DecidedCategory = {
  framework: string
  code: string
  from: string
  rationale: string
  present: string
  agreedWithSchool: boolean
  suddenChange: string | null
  causes: DecidedCause[]
}

/** What was found in one dimension, and the category it leans to. */
export type Finding = { dimension: string; finding: string; leansTo: string }

/**
 * The evidence typed, dimension by dimension: what was found and which category it leans to, both or neither.
 * @param typed what was typed for a dimension; fields are `finding-CODE`.
 */
export function readEvidence(framework: Framework, typed: (dimension: string, part: 'finding' | 'leans') => string): { findings: Finding[] } | { refusals: Refusal[] } {
  const rows = framework.dimensions.map(({ code, name }) => ({ code, name, finding: trimmed(typed(code, 'finding')), leansTo: typed(code, 'leans') }))
  const refusals = rows.flatMap(({ code, name, finding, leansTo }): Refusal[] => {
    const no = (message: string): Refusal[] => [{ field: `finding-${code}`, message: `${name}: ${message}` }]
    if (finding.length > LONGEST_DETAIL) return no(`what was found must be ${LONGEST_DETAIL} characters or fewer. You typed ${finding.length}`)
    if ((finding === '') !== (leansTo === '')) return no('say what was found and which category it leans to, or leave both out')
    return leansTo === '' || ruleOf(framework, leansTo) ? [] : no('choose a category from the list')
  })
  if (refusals.length > 0) return { refusals }
  return { findings: rows.filter(({ finding }) => finding !== '').map(({ code, finding, leansTo }) => ({ dimension: code, finding, leansTo })) }
}

const trimmed = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** The decision as it is to be kept, or everything wrong with it. `latestFrom`: when the latest decision began, if there is one. */
export function decideCategory(
  framework: Framework, typed: TypedDecision, facts: { today: string; latestFrom: string | null },
): { decision: DecidedCategory } | { refusals: Refusal[] } {
  const rule = ruleOf(framework, typed.code)
  const refusals: Refusal[] = []
  if (!rule) refusals.push({ field: 'code', message: `Choose a category of ${framework.name}` })
  const from = readFrom(typed.from, facts, refusals)
  const rationale = readText(trimmed(typed.rationale), 'rationale', 'Say why this category fits best', LONGEST_RATIONALE, refusals)
  const suddenChange = typed.between ? readText(trimmed(typed.suddenChange), 'sudden-change', 'Say what changed so suddenly', LONGEST_DETAIL, refusals) : null
  const causes = rule?.temporarilyVulnerable ? readCause(framework, typed, from, refusals) : []
  if (refusals.length > 0 || !rule) return { refusals }
  const { agreedWithSchool } = typed
  return { decision: { framework: framework.code, code: rule.code, from, rationale, present: trimmed(typed.present), agreedWithSchool, suddenChange, causes } }
}

function readText(text: string, field: string, missing: string, longest: number, refusals: Refusal[]): string {
  if (text === '') refusals.push({ field, message: missing })
  if (text.length > longest) refusals.push({ field, message: `This must be ${longest} characters or fewer. You typed ${text.length}` })
  return text
}

function readFrom(typed: TypedDay, { today, latestFrom }: { today: string; latestFrom: string | null }, refusals: Refusal[]): string {
  const name = 'The day it starts'
  const parsed = parseTypedDay(typed, name, 'from')
  if ('refusal' in parsed) {
    refusals.push(parsed.refusal)
    return ''
  }
  if (parsed.day > today) refusals.push({ field: 'from', message: `${name} must be today or earlier` })
  if (latestFrom !== null && parsed.day < latestFrom) refusals.push({ field: 'from', message: `${name} must not be before the latest decision began` })
  return parsed.day
}

function readCause(framework: Framework, typed: TypedDecision, from: string, refusals: Refusal[]): DecidedCause[] {
  const cause = framework.causes.find(({ code }) => code === typed.cause)
  if (!cause) refusals.push({ field: 'cause', message: 'Choose what makes the school vulnerable' })
  const detail = trimmed(typed.causeDetail)
  if (detail.length > LONGEST_DETAIL) refusals.push({ field: 'cause-detail', message: `This must be ${LONGEST_DETAIL} characters or fewer. You typed ${detail.length}` })
  const review = parseTypedDay(typed.reviewOn, 'The review date', 'review-on')
  if ('refusal' in review) refusals.push(review.refusal)
  else if (from !== '' && review.day <= from) refusals.push({ field: 'review-on', message: 'The review date must be after the day it starts' })
  else if (from !== '' && review.day > addYears(from, REVIEW_WITHIN_YEARS)) refusals.push({ field: 'review-on', message: 'The review date must be within a year of the day it starts' })
  if (!cause || !('day' in review)) return []
  return [{ cause: cause.code, detail, from, reviewOn: review.day, restricted: cause.restricted || typed.restricted, sharedWithSchool: typed.sharedWithSchool }]
}
