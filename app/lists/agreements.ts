/** The list of agreements as its page and its file both show it. */
import { AGREEMENT_STATES } from '../components/proposals.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { byText, oneOf, readSorting, sorted, type Query } from '../listing.ts'
import { notFound, permitPage } from '../viewer.ts'
import { findAgreement, listAgreements, type Agreement, type AgreementLine } from '../../db/agreements.ts'
import type { AgreementState } from '../../graph/brokering/lifecycle.ts'
import { areaName } from '../../graph/categories/areas.ts'

export const AGREEMENT_SORTS = ['until', 'school', 'supporter', 'days'] as const

export const agreementsAsked = (query: Query) => ({
  state: oneOf(AGREEMENT_STATES.map(({ value }) => value), query.text('state')) as AgreementState | undefined,
  sorting: readSorting(query, AGREEMENT_SORTS),
})

export type AgreementRow = AgreementLine & { area: string; who: string }

const COMPARE: Record<(typeof AGREEMENT_SORTS)[number], (a: AgreementRow, b: AgreementRow) => number> = {
  until: (a, b) => byText(b.until, a.until) || b.id - a.id,
  school: (a, b) => byText(a.school.name, b.school.name) || a.id - b.id,
  supporter: (a, b) => byText(a.who, b.who) || a.id - b.id,
  days: (a, b) => a.halfDays - b.halfDays || a.id - b.id,
}

/** The agreements asked for that this viewer may read; those that run longest come first unless asked otherwise. */
export function agreementsListed({ db }: AppContext, viewer: SignedIn, query: Query): AgreementRow[] {
  const { state, sorting } = agreementsAsked(query)
  const rows = listAgreements(db, { viewer, states: state ? [state] : undefined }).map((row) => ({ ...row, area: areaName(row.areaCode), who: whoSupports(row) }))
  return sorted(rows, sorting, COMPARE)
}

export const whoSupports = ({ supporter: { schoolName, leaderName } }: AgreementLine): string => (leaderName === null ? schoolName : `${leaderName}, ${schoolName}`)

/** The agreement, for somebody who may read it: 403 for those who never may, 404 for those who may not read this one. */
export function agreementFor({ db }: AppContext, viewer: SignedIn, agreementId: number): Agreement {
  permitPage(viewer, 'agreement.read')
  const agreement = findAgreement(db, { viewer, agreementId })
  if (!agreement) throw notFound()
  return agreement
}
