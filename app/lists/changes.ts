/** Changes of a "what if" in words, and where each is made for real. */
import { supporterName, type Sheet } from '../rounds.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { isBrokers, type Change } from '../../graph/matching/changes.ts'
import type { RoundOrder } from '../../graph/matching/model.ts'
import { area } from '../../graph/matching/words.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { TERM_NAMES } from '../../graph/matching/settings.ts'

const ORDER_CHANGED: Record<RoundOrder, string> = {
  days: 'Change the rule: the most days for the most urgent schools', 'everybody-first': 'Change the rule: every school something before any gets more, the most urgent first',
}

/** Needs, offers and schools of a run by name. */
export function namesOf({ needs, offers }: Sheet) {
  const needNames = new Map(needs.map(({ need, area, school }) => [need.id, `${school.name}, ${area}`]))
  const offerNames = new Map(offers.map((offer) => [offer.offerId, supporterName(offer)]))
  const schools = new Map([...needs.map(({ school }) => school), ...offers.map(({ school }) => school)].map((school) => [school.id, school]))
  return { need: (id: number) => needNames.get(id) ?? `Need ${id}`, offer: (id: number) => offerNames.get(id) ?? `Offer ${id}`, school: (id: number) => schools.get(id) }
}
export type Names = ReturnType<typeof namesOf>

export function changeInWords(change: Change, names: Names): string {
  switch (change.what) {
    case 'pin': return `Pin ${names.offer(change.offerId)} for ${names.need(change.needId)}`
    case 'veto': return `Rule out ${names.offer(change.offerId)} for ${names.need(change.needId)}`
    case 'lift': return `Lift the veto of ${names.offer(change.offerId)} for ${names.need(change.needId)}`
    case 'close': return `Close the offer of ${names.offer(change.offerId)} for this round`
    case 'confirm': return `${names.offer(change.offerId)} confirms the offer`
    case 'agree': return `The head agrees to the offer of ${names.offer(change.offerId)}`
    case 'days': return `${names.offer(change.offerId)} offers ${formatHalfDays(change.amount)} more a term`
    case 'schools': return `${names.offer(change.offerId)} helps ${change.amount === 1 ? 'one more school' : `${change.amount} more schools`}`
    case 'reach': return `${names.offer(change.offerId)} comes as far as ${change.amount} km`
    case 'cover': return `${names.offer(change.offerId)} also offers ${area(change.areaCode)}`
    case 'serve': return `${names.offer(change.offerId)} also helps schools of this phase: ${PHASE_NAMES[change.phase].toLowerCase()}`
    case 'weight': return `${TERM_NAMES[change.term]} weighs ${change.weight}`
    case 'supporters': return change.amount === 1 ? 'One supporter at most for one need' : `Up to ${change.amount} supporters for one need`
    case 'least': return `At least ${formatHalfDays(change.amount)} from each supporter for one need`
    case 'order': return ORDER_CHANGED[change.order]
    case 'category': return `${names.school(change.schoolId)?.name ?? 'A school'} is in category ${change.code}`
    case 'merge': return `Count ${areaName(change.areaCode)} and ${areaName(change.into)} as one area`
    case 'keep': return 'Keep everything the last run proposed'
  }
}

/** Who makes the change for real, and where; nothing for the broker's own, which are applied from here. */
export function elsewhere(change: Change, names: Names): { words: string; href: string | null } | null {
  if (isBrokers(change)) return null
  if (change.what === 'merge') return { words: 'This is for the question only: areas stay as they are.', href: null }
  if (change.what === 'lift') return { words: 'Lift the veto on the page of the round.', href: null }
  if (change.what === 'category') {
    const school = names.school(change.schoolId)
    return { words: `A category is decided with the school: ${school?.name ?? ''}`, href: school ? `/categories/${school.urn}` : null }
  }
  return 'offerId' in change ? { words: `The supporter or their head changes the offer: ${names.offer(change.offerId)}`, href: `/offers/${change.offerId}` } : null
}
