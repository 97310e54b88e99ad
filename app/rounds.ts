/** A run of a round laid out for people: each need with who is proposed or why nobody is, each supporter with their load. */
import { areaName } from '../graph/categories/areas.ts'
import { byUrgency } from '../graph/categories/needs.ts'
import type { Need } from '../graph/categories/framework.ts'
import type { RoundInput, RoundProposal, RoundResult, Unmet } from '../graph/matching/model.ts'
import type { School } from '../graph/network/model.ts'

type Named = Pick<School, 'id' | 'urn' | 'name' | 'phase' | 'laCode'>
export type SheetSupporter = { offerId: number; school: Named; personId: number | null; leaderName: string | null }
export type SheetProposal = RoundProposal & { supporter: SheetSupporter }
export type SheetNeed = {
  need: Need
  area: string
  school: Named
  /** The code of the school's category, or null where it has none. */
  category: string | null
  urgency: number
  metHalfDays: number
  proposals: SheetProposal[]
  unmet: Unmet | null
}
export type SheetOffer = SheetSupporter & {
  offeredHalfDays: number
  /** Held before this run: reserved, booked or given this term. */
  committedHalfDays: number
  proposedHalfDays: number
  schools: number
  unusedBecause: string | null
}
export type Sheet = { needs: SheetNeed[]; offers: SheetOffer[]; met: { wantedHalfDays: number; metHalfDays: number; needsMet: number } }

/** `leaders` are names by person id, for whoever may know them. The most urgent needs come first; offers by load, then school. */
export function sheetOf(input: RoundInput, result: RoundResult | null, leaders: ReadonlyMap<number, string>): Sheet {
  const schools = new Map(input.network.schools.map((school) => [school.id, named(school)]))
  const supporters = new Map(
    input.offers.map(({ id, schoolId, personId }) => [id, { offerId: id, school: schools.get(schoolId)!, personId, leaderName: personId === null ? null : (leaders.get(personId) ?? null) }]),
  )
  const needs = input.needs.map((need) => sheetNeed(need, input, result, schools, supporters))
  needs.sort((a, b) => byUrgency({ ...a.need, urgency: a.urgency }, { ...b.need, urgency: b.urgency }))
  return { needs, offers: offersOf(input, result, supporters), met: metOf(needs) }
}

const named = ({ id, urn, name, phase, laCode }: School): Named => ({ id, urn, name, phase, laCode })

function sheetNeed(need: Need, input: RoundInput, result: RoundResult | null, schools: Map<number, Named>, supporters: Map<number, SheetSupporter>): SheetNeed {
  const category = input.categories.find(({ schoolId }) => schoolId === need.schoolId)?.code ?? null
  const last = Math.max(0, ...input.framework.categories.map(({ urgency }) => urgency)) + 1
  const urgency = input.framework.categories.find(({ code }) => code === category)?.urgency ?? last
  const proposals = (result?.proposals ?? []).filter(({ needId }) => needId === need.id).map((proposal) => ({ ...proposal, supporter: supporters.get(proposal.offerId)! }))
  const metHalfDays = proposals.reduce((sum, { halfDays }) => sum + halfDays, 0)
  const unmet = result?.unmet.find(({ needId }) => needId === need.id) ?? null
  return { need, area: areaName(need.areaCode), school: schools.get(need.schoolId)!, category, urgency, metHalfDays, proposals, unmet }
}

function offersOf(input: RoundInput, result: RoundResult | null, supporters: Map<number, SheetSupporter>): SheetOffer[] {
  const schoolOf = new Map(input.needs.map(({ id, schoolId }) => [id, schoolId]))
  const rows = input.offers.map(({ id, halfDaysPerTerm, committedHalfDays }): SheetOffer => {
    const own = (result?.proposals ?? []).filter(({ offerId }) => offerId === id)
    return {
      ...supporters.get(id)!, offeredHalfDays: halfDaysPerTerm, committedHalfDays,
      proposedHalfDays: own.reduce((sum, { halfDays }) => sum + halfDays, 0),
      schools: new Set(own.map(({ needId }) => schoolOf.get(needId))).size,
      unusedBecause: result?.unused.find(({ offerId }) => offerId === id)?.because ?? null,
    }
  })
  return rows.sort((a, b) => loadOf(b) - loadOf(a) || (a.school.name < b.school.name ? -1 : a.school.name > b.school.name ? 1 : a.offerId - b.offerId))
}

/** The share of an offer spoken for, with what the run proposes. */
export const loadOf = ({ committedHalfDays, proposedHalfDays, offeredHalfDays }: SheetOffer): number => (committedHalfDays + proposedHalfDays) / offeredHalfDays

const metOf = (needs: SheetNeed[]): Sheet['met'] => ({
  wantedHalfDays: needs.reduce((sum, { need }) => sum + need.halfDays, 0),
  metHalfDays: needs.reduce((sum, { metHalfDays }) => sum + metHalfDays, 0),
  needsMet: needs.filter(({ need, metHalfDays }) => metHalfDays >= need.halfDays).length,
})

/** "Lena Leader, Beacon Primary School", or the school alone where it is the school that offers. */
export const supporterName = ({ school, leaderName }: SheetSupporter): string => (leaderName === null ? school.name : `${leaderName}, ${school.name}`)
