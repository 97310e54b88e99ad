/** A network somebody wants to change: who may, and what the rules ask about it. */
import { findNetworkToChange, loadNetworkAlone, type NetworkToChange } from '../db/network-joining.ts'
import { findSubject } from '../db/subject.ts'
import { schoolsOn } from '../graph/coverage/activity.ts'
import { can, mayEver, type Subject } from '../graph/permissions/can.ts'
import type { NetworkFacts } from '../graph/network/model.ts'
import type { AppContext, SignedIn } from './context.ts'
import { notFound, permit, permitPage } from './viewer.ts'

/** Its authority manages it, unless the register does. */
const whoseToManage = ({ laCode, published }: NetworkToChange): Subject => (laCode === null || published ? {} : { laCode })

/** For its authority, or for a school that belongs to it today. */
function mayRecord({ db, today }: AppContext, viewer: SignedIn, network: NetworkToChange, facts: NetworkFacts): boolean {
  if (network.laCode !== null && can(viewer.actor, 'activity.record', { laCode: network.laCode })) return true
  return [...schoolsOn(facts, network.id, today)].some((schoolId) => can(viewer.actor, 'activity.record', findSubject(db, { schoolId, today }) ?? {}))
}

/** What the viewer may change about it, for the links of its page. */
export function mayChange(context: AppContext, viewer: SignedIn, id: number): { manage: boolean; record: boolean } {
  const network = findNetworkToChange(context.db, { id })
  if (!network) return { manage: false, record: false }
  return {
    manage: can(viewer.actor, 'network.manage', whoseToManage(network)),
    record: mayEver(viewer.actor, 'activity.record') && mayRecord(context, viewer, network, loadNetworkAlone(context.db, { network })),
  }
}

/** The network, for somebody who may say who belongs to it: 404 for everybody else. */
export function networkToManage(context: AppContext, viewer: SignedIn, id: number): NetworkToChange {
  permitPage(viewer, 'network.manage')
  const network = findNetworkToChange(context.db, { id })
  if (!network) throw notFound()
  permit(viewer, 'network.manage', whoseToManage(network))
  return network
}

/** The network and its members, for somebody who may say what it did: 404 for everybody else. */
export function networkToRecordFor(context: AppContext, viewer: SignedIn, id: number): { network: NetworkToChange; facts: NetworkFacts } {
  permitPage(viewer, 'activity.record')
  const network = findNetworkToChange(context.db, { id })
  if (!network) throw notFound()
  const facts = loadNetworkAlone(context.db, { network })
  if (!mayRecord(context, viewer, network, facts)) throw notFound()
  return { network, facts }
}
