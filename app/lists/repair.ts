/** The repair of an area as its page and its file show it: the same area, day and narrowing as coverage. */
import { listCoverage, listSteadyRepair } from '../../db/coverage.ts'
import type { School } from '../../graph/network/model.ts'
import { approachesListed, type UnderWay } from '../approaches.ts'
import type { AppContext, SignedIn } from '../context.ts'
import { byText } from '../listing.ts'
import { mayChange } from '../networks.ts'
import type { CoverageAsked } from './coverage.ts'

type Named = { urn: number; name: string }
const named = ({ urn, name }: School): Named => ({ urn, name })

export type MembershipRow = { school: Named; networkId: number; networkName: string; km: number; because: string[]; others: { networkId: number; networkName: string }[]; underWay: UnderWay[]; mayNote: boolean }
export type ApproachRow = UnderWay & { school: Named; mayEnd: boolean }
export type SessionRow = { networkId: number; networkName: string; alive: boolean; schools: Named[]; mayRecord: boolean }
export type ShortfallRow = { because: string; without: (Named & { near: (Named & { km: number })[] })[]; competing: Named[] }

/** What to propose, with schools by name; only schools the viewer may see are in it. */
export function repairListed(context: AppContext, viewer: SignedIn, { area, asOf }: CoverageAsked): {
  gaps: number; memberships: MembershipRow[]; sessions: SessionRow[]; shortfalls: ShortfallRow[]; underWay: ApproachRow[]; proven: boolean
} {
  const { schools, approaches, repair } = listCoverage(context.db, viewer, { area, day: asOf.day })
  const { underWay, mayNote } = approachesListed(context, viewer, { schoolIds: schools.map(({ school }) => school.id), day: asOf.day })
  const byId = new Map(schools.map(({ school }) => [school.id, school]))
  const names = (ids: readonly number[]): Named[] => ids.flatMap((id) => byId.get(id) ?? []).map(named).sort((a, b) => byText(a.name, b.name))
  return {
    gaps: schools.filter(({ coverage }) => coverage !== 'active').length,
    memberships: repair.memberships.flatMap(({ schoolId, networkId, networkName, km, terms }) => names([schoolId]).map((school): MembershipRow => ({
      school, networkId, networkName, km, because: terms.filter(({ because }) => !because.startsWith('The school asks')).map(({ because }) => because),
      others: (approaches.get(schoolId) ?? []).filter((one) => one.networkId !== networkId).map((one) => ({ networkId: one.networkId, networkName: one.networkName })),
      underWay: underWay.get(schoolId)?.filter(({ state }) => state !== 'declined') ?? [], mayNote: mayNote.has(schoolId),
    }))).sort((a, b) => byText(a.school.name, b.school.name)),
    sessions: repair.sessions.map(({ networkId, networkName, alive, schoolIds }) => ({ networkId, networkName, alive, schools: names(schoolIds), mayRecord: mayChange(context, viewer, networkId).record })),
    shortfalls: repair.shortfalls.map(({ because, schoolIds, without, companions }) => ({
      because, competing: names(schoolIds.filter((id) => !without.includes(id))),
      without: companions.flatMap(({ schoolId, with: near }) => names([schoolId]).map((school) => ({ ...school, near: near.flatMap((one) => names([one.schoolId]).map((other) => ({ ...other, km: one.km }))) }))),
    })),
    underWay: allUnderWay(underWay, mayNote, names),
    proven: repair.proven,
  }
}

/** What was noted of these schools, by school. */
const allUnderWay = (underWay: ReadonlyMap<number, UnderWay[]>, mayNote: ReadonlySet<number>, names: (ids: readonly number[]) => Named[]): ApproachRow[] =>
  [...underWay].flatMap(([id, own]) => names([id]).flatMap((school) => own.map((one) => ({ ...one, school, mayEnd: mayNote.has(id) })))).sort((a, b) => byText(a.school.name, b.school.name) || a.id - b.id)

export type UnsteadyRow = { because: string; schools: Named[] }

/** The same for the stronger target: nobody hangs by one thread. */
export function steadyListed(context: AppContext, viewer: SignedIn, { area, asOf }: CoverageAsked): {
  memberships: MembershipRow[]; sessions: SessionRow[]; unsteady: UnsteadyRow[]; underWay: ApproachRow[]; proven: boolean; atMostFewer: number
} {
  const { schools, steady } = listSteadyRepair(context.db, viewer, { area, day: asOf.day })
  const { underWay, mayNote } = approachesListed(context, viewer, { schoolIds: [...schools.keys()], day: asOf.day })
  const names = (ids: readonly number[]): Named[] => ids.flatMap((id) => schools.get(id) ?? []).map(named).sort((a, b) => byText(a.name, b.name))
  return {
    memberships: steady.memberships.flatMap(({ schoolId, networkId, networkName, km, terms }) => names([schoolId]).map((school): MembershipRow => ({
      school, networkId, networkName, km, because: terms.filter(({ because }) => !because.startsWith('The school asks')).map(({ because }) => because), others: [],
      underWay: underWay.get(schoolId)?.filter((one) => one.state !== 'declined') ?? [], mayNote: mayNote.has(schoolId),
    }))).sort((a, b) => byText(a.school.name, b.school.name) || byText(a.networkName, b.networkName)),
    sessions: steady.sessions.map(({ networkId, networkName, alive, schoolIds }) => ({ networkId, networkName, alive, schools: names(schoolIds), mayRecord: mayChange(context, viewer, networkId).record })),
    unsteady: steady.unsteady.map(({ because, schoolIds }) => ({ because, schools: names(schoolIds) })),
    underWay: allUnderWay(underWay, mayNote, names),
    proven: steady.proven, atMostFewer: steady.atMostFewer,
  }
}
