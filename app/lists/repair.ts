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

type Proposed = { schoolId: number; networkId: number; networkName: string; km: number; terms: readonly { because: string }[] }
type Woken = { networkId: number; networkName: string; alive: boolean; schoolIds: readonly number[] }

/** What both repairs tell, with schools by name: only schools the viewer may see are in it. */
function listed(context: AppContext, viewer: SignedIn, { asOf }: CoverageAsked, schools: ReadonlyMap<number, School>) {
  const { underWay, mayNote } = approachesListed(context, viewer, { schoolIds: [...schools.keys()], day: asOf.day })
  const names = (ids: readonly number[]): Named[] => ids.flatMap((id) => schools.get(id) ?? []).map(named).sort((a, b) => byText(a.name, b.name))
  return {
    names,
    memberships: (rows: readonly Proposed[], othersOf: (row: Proposed) => MembershipRow['others']): MembershipRow[] => rows.flatMap((row) => names([row.schoolId]).map((school): MembershipRow => ({
      school, networkId: row.networkId, networkName: row.networkName, km: row.km, because: row.terms.filter(({ because }) => !because.startsWith('The school asks')).map(({ because }) => because),
      others: othersOf(row), underWay: underWay.get(row.schoolId)?.filter(({ state }) => state !== 'declined') ?? [], mayNote: mayNote.has(row.schoolId),
    }))).sort((a, b) => byText(a.school.name, b.school.name) || byText(a.networkName, b.networkName)),
    sessions: (rows: readonly Woken[]): SessionRow[] => rows.map(({ networkId, networkName, alive, schoolIds }) => ({ networkId, networkName, alive, schools: names(schoolIds), mayRecord: mayChange(context, viewer, networkId).record })),
    underWay: [...underWay].flatMap(([id, own]) => names([id]).flatMap((school) => own.map((one): ApproachRow => ({ ...one, school, mayEnd: mayNote.has(id) })))).sort((a, b) => byText(a.school.name, b.school.name) || a.id - b.id),
  }
}

/** What would cover everybody. */
export function repairListed(context: AppContext, viewer: SignedIn, asked: CoverageAsked): {
  gaps: number; memberships: MembershipRow[]; sessions: SessionRow[]; shortfalls: ShortfallRow[]; underWay: ApproachRow[]; proven: boolean
} {
  const { schools, approaches, repair } = listCoverage(context.db, viewer, { area: asked.area, day: asked.asOf.day })
  const { names, memberships, sessions, underWay } = listed(context, viewer, asked, new Map(schools.map(({ school }) => [school.id, school])))
  return {
    gaps: schools.filter(({ coverage }) => coverage !== 'active').length,
    memberships: memberships(repair.memberships, ({ schoolId, networkId }) => (approaches.get(schoolId) ?? []).filter((one) => one.networkId !== networkId).map((one) => ({ networkId: one.networkId, networkName: one.networkName }))),
    sessions: sessions(repair.sessions),
    shortfalls: repair.shortfalls.map(({ because, schoolIds, without, companions }) => ({
      because, competing: names(schoolIds.filter((id) => !without.includes(id))),
      without: companions.flatMap(({ schoolId, with: near }) => names([schoolId]).map((school) => ({ ...school, near: near.flatMap((one) => names([one.schoolId]).map((other) => ({ ...other, km: one.km }))) }))),
    })),
    underWay, proven: repair.proven,
  }
}

export type UnsteadyRow = { because: string; schools: Named[] }

/** The same for the stronger target: nobody hangs by one thread. */
export function steadyListed(context: AppContext, viewer: SignedIn, asked: CoverageAsked): {
  memberships: MembershipRow[]; sessions: SessionRow[]; unsteady: UnsteadyRow[]; underWay: ApproachRow[]; proven: boolean; atMostFewer: number
} {
  const { schools, steady } = listSteadyRepair(context.db, viewer, { area: asked.area, day: asked.asOf.day })
  const { names, memberships, sessions, underWay } = listed(context, viewer, asked, schools)
  return {
    memberships: memberships(steady.memberships, () => []), sessions: sessions(steady.sessions),
    unsteady: steady.unsteady.map(({ because, schoolIds }) => ({ because, schools: names(schoolIds) })),
    underWay, proven: steady.proven, atMostFewer: steady.atMostFewer,
  }
}
