/**
 * What a category framework is: a dated, sourced pack of categories, what each is owed and may give, the dimensions of
 * evidence and the causes of temporary vulnerability. Packs are data; nothing is ever converted from one to another.
 * A published framework only says how to read what others published about a school: it has measures, no categories.
 */

/** How the visits, days and boards of a category are worded and counted. LA team days only; never a supporter's days. */
export type Entitlement = {
  /** Visits a year with the sold-services package, or null where the source gives none. */
  visits: number | null
  /** Visits a year without the package. */
  visitsWithoutPackage: number | null
  /** `visits` is a least number. */
  atLeast: boolean
  /** The most LA team days a year, in half-days, or null. */
  laTeamHalfDays: number | null
  /** Everything else owed, in plain sentences. */
  owed: string[]
}

export type CategoryRule = {
  code: string
  name: string
  /** One sentence that says what it means for the school. */
  meaning: string
  /** The order in which needs are met: 1 is the most urgent. */
  urgency: number
  /** May the school support others: freely, with care, only in its named strengths, or not. */
  mayGive: 'yes' | 'with-care' | 'named-strengths' | 'no'
  /** The designations its staff may be put forward for. */
  staffAs: string[]
  temporarilyVulnerable: boolean
  entitlement: Entitlement
}

export type Dimension = { code: string; name: string; criteria: Record<string, string> }
export type Cause = { code: string; name: string; restricted: boolean }

export type Framework = {
  code: string
  name: string
  source: string
  from: string
  to: string | null
  /** Agreed with schools each term. */
  use: 'decided'
  categories: CategoryRule[]
  dimensions: Dimension[]
  causes: Cause[]
}

/** One value of a measure: as the publication writes it, and as a page says it. */
export type Grade = { value: string; name: string }
/** Something a publication says of a school; from which day and until which such judgements were made. */
export type Measure = { code: string; name: string; whereApplicable: boolean; grades: Grade[]; from: string; to: string | null }

/** How a publication about schools is read; its values become published facts, in its own words. */
export type PublishedFramework = {
  code: string
  name: string
  source: string
  from: string
  to: string | null
  use: 'published'
  measures: Measure[]
}

/** A school's category as it stands on a day. */
export type Category = {
  id: number
  schoolId: number
  framework: string
  code: string
  from: string
  rationale: string
  agreedWithSchool: boolean
}

/** An open need of one school in one area; half-days. */
export type Need = {
  id: number
  schoolId: number
  areaCode: string
  halfDays: number
  priority: 'high' | 'medium' | 'low'
  wantedBy: string
  origin: 'category' | 'request' | 'partnership'
}
