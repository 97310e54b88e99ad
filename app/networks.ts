/** A network somebody wants to change: who may, and what the rules ask about it. */
import type { Db } from '../db/client.ts'
import { recordLeaving, type OfNetwork, type Outcome } from '../db/network-changes.ts'
import { loadNetworkFacts } from '../db/network-facts.ts'
import { findNetworkToChange, listGoingOn, listNetworksToChange, listSchoolsInNetworks, loadNetworkAlone, type NetworkToChange } from '../db/network-joining.ts'
import { onceOnly } from '../db/once.ts'
import { schoolsOn, type RecordsFor } from '../graph/coverage/activity.ts'
import { formatDay } from '../graph/dates/day.ts'
import type { Refusal } from '../graph/dates/refusal.ts'
import { can, mayEver, scopeOf, type Subject } from '../graph/permissions/can.ts'
import { ROLES } from '../graph/permissions/roles.ts'
import { belongingsOn } from '../graph/network/belonging.ts'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { endOne } from '../graph/network/spans.ts'
import { nameOfCode } from '../graph/network/words.ts'
import type { AppContext, SignedIn } from './context.ts'
import { readDay } from './dates.ts'
import { answer, CHANGED_MEANWHILE, refuse, type Form } from './forms.ts'
import { notFound, permit, permitPage } from './viewer.ts'

/** Its authority manages it, unless the register does. */
const whoseToManage = ({ laCode, published }: NetworkToChange): Subject => (laCode === null || published ? {} : { laCode })
/** What it does with itself the register does not tell. */
const whoseToKeep = ({ id, laCode }: NetworkToChange): Subject => ({ networkId: id, ...(laCode === null ? {} : { laCode }) })

const SUBJECTS = { 'network.manage': whoseToManage, 'network.keep': whoseToKeep }
type Doing = keyof typeof SUBJECTS

/** Schools that the viewer speaks for in what networks did: one's own, or those of one's partnership. */
function spokenFor({ db, today }: AppContext, viewer: SignedIn): number[] {
  const { schoolIds, networkIds, exceptSchoolIds } = scopeOf(viewer.actor, 'activity.record')
  const watched = networkIds.length === 0 ? [] : listSchoolsInNetworks(db, { networkIds, day: today })
  return [...schoolIds, ...watched.filter((id) => !exceptSchoolIds.includes(id))]
}

/** The schools for which the viewer may say what it did: any, for its authority; else those spoken for that belong to it today. */
const recordsFor = (viewer: SignedIn, { laCode }: NetworkToChange, spoken: readonly number[], belong: ReadonlySet<number>): RecordsFor =>
  laCode !== null && can(viewer.actor, 'activity.record', { laCode }) ? null : new Set(spoken.filter((id) => belong.has(id)))

const mayRecord = (own: RecordsFor): boolean => own === null || own.size > 0

/** Schools of the viewer's that belong to it today themselves and can say so. */
export const schoolsToConfirm = ({ today }: AppContext, viewer: SignedIn, network: NetworkToChange, facts: NetworkFacts): { id: number; name: string }[] => {
  const belong = schoolsOn(facts, network.id, today)
  return facts.schools.filter(({ id }) => belong.has(id) && can(viewer.actor, 'membership.confirm', { schoolId: id }) && facts.memberships.some((row) => row.schoolId === id))
}

export type MayChange = { manage: boolean; keep: boolean; record: boolean; confirm: boolean }

/** What the viewer may change about it, for the links of its page. */
export function mayChange(context: AppContext, viewer: SignedIn, id: number): MayChange {
  const network = findNetworkToChange(context.db, { id })
  if (!network) return { manage: false, keep: false, record: false, confirm: false }
  const asks = mayEver(viewer.actor, 'activity.record') || mayEver(viewer.actor, 'membership.confirm')
  const facts = asks ? loadNetworkAlone(context.db, { network }) : null
  return {
    manage: can(viewer.actor, 'network.manage', whoseToManage(network)),
    keep: can(viewer.actor, 'network.keep', whoseToKeep(network)),
    record: facts !== null && mayRecord(recordsFor(viewer, network, spokenFor(context, viewer), schoolsOn(facts, network.id, context.today))),
    confirm: facts !== null && schoolsToConfirm(context, viewer, network, facts).length > 0,
  }
}

/** The network, for somebody who may do this to it: 404 for everybody else. */
export function networkFor(context: AppContext, viewer: SignedIn, id: number, action: Doing): NetworkToChange {
  permitPage(viewer, action)
  const network = findNetworkToChange(context.db, { id })
  if (!network) throw notFound()
  permit(viewer, action, SUBJECTS[action](network))
  return network
}

/** `schools`: those that belong to it today. */
export type ToRecordFor = { network: NetworkToChange; facts: NetworkFacts; own: RecordsFor; schools: School[] }

/** The network and its members, for somebody who may say what it did, and for which of them: 404 for everybody else. */
export function networkToRecordFor(context: AppContext, viewer: SignedIn, id: number): ToRecordFor {
  permitPage(viewer, 'activity.record')
  const network = findNetworkToChange(context.db, { id })
  if (!network) throw notFound()
  const facts = loadNetworkAlone(context.db, { network })
  const belong = schoolsOn(facts, network.id, context.today)
  const own = recordsFor(viewer, network, spokenFor(context, viewer), belong)
  if (!mayRecord(own)) throw notFound()
  return { network, facts, own, schools: facts.schools.filter(({ id }) => belong.has(id)) }
}

/** All networks the viewer may say of what they did, with facts they share. */
export function networksToRecordFor(context: AppContext, viewer: SignedIn): ToRecordFor[] {
  permitPage(viewer, 'activity.record')
  const spoken = spokenFor(context, viewer)
  const facts = loadNetworkFacts(context.db, { laCodes: scopeOf(viewer.actor, 'activity.record').laCodes, schoolIds: spoken })
  const belongings = Map.groupBy(belongingsOn(facts, context.today), ({ networkId }) => networkId)
  return listNetworksToChange(context.db, { ids: facts.networks.map(({ id }) => id) }).flatMap((network): ToRecordFor[] => {
    const belong = new Set(belongings.get(network.id)?.map(({ schoolId }) => schoolId))
    const own = recordsFor(viewer, network, spoken, belong)
    return mayRecord(own) ? [{ network, facts, own, schools: facts.schools.filter(({ id }) => belong.has(id)) }] : []
  })
}

/** As what somebody records something, in words that name no person: certificates show them to whoever may read them. */
export function recordingAs(viewer: SignedIn, { network, facts }: ToRecordFor): (schoolIds: readonly number[]) => string {
  const { grants } = viewer.actor
  return (schoolIds) => {
    const own = grants.find(({ role, schoolId }) => role === 'head' && schoolId !== null && schoolIds.includes(schoolId))
    if (own) return `${ROLES.head.name} of ${facts.schools.find(({ id }) => id === own.schoolId)!.name}`
    if (network.laCode !== null && can(viewer.actor, 'activity.record', { laCode: network.laCode })) return 'Officer of the authority'
    return ROLES[grants.find(({ networkId }) => networkId !== null)!.role].name
  }
}

/** May the viewer take back something the network did? It is who recorded it, or an officer of the network's authority. */
export const mayTakeBack = (viewer: SignedIn, { laCode }: { laCode: string | null }, { recordedBy }: { recordedBy: number | null }): boolean =>
  mayEver(viewer.actor, 'activity.record') && (recordedBy === viewer.account.id || (laCode !== null && can(viewer.actor, 'activity.record', { laCode })))

type Decided = Outcome | { refusals: Refusal[] }

/** Makes the change a form asks for once, with what is true when it is made, and goes on to the network's page or back to the form. */
export function answerChange(context: AppContext, viewer: SignedIn, form: Form, id: number, done: string, decide: (tx: Db, of: OfNetwork & { by: number }) => Decided) {
  const of = { networkId: id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx): string | Exclude<Decided, { done: true }> => {
    const decided = decide(tx, of)
    return 'done' in decided ? `/networks/${id}?done=${done}` : decided
  })
  if (!('refused' in outcome)) return answer(form, outcome)
  return 'stale' in outcome.refused ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : refuse(form, outcome.refused.refusals)
}

type Party = 'person' | 'organisation'

/** Parts of people or of organisations that go on, to choose from. */
export const partsGoingOn = (db: Db, networkId: number, party: Party) =>
  listGoingOn(db, { networkId }).filter((row) => row.party === party)
    .map((row) => ({ value: String(row.id), text: row.name, hint: `${nameOfCode(row.role)}${row.from === null ? '' : `, since ${formatDay(row.from)}`}` }))

/** Gives one such part its last day. */
export const endPart = (context: AppContext, viewer: SignedIn, form: Form, network: NetworkToChange, party: Party) =>
  answerChange(context, viewer, form, network.id, 'part-ended', (tx, of) => {
    const rows = listGoingOn(tx, { networkId: network.id }).filter((row) => row.party === party).map((row) => ({ ...row, to: null }))
    const ended = endOne({ one: form.text('one'), ending: readDay(form, 'ending') }, rows, network)
    return 'refusals' in ended ? ended : recordLeaving(tx, { leaving: { membershipIds: [ended.one.id], to: ended.to }, ...of })
  })
