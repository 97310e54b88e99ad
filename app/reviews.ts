/** What members of a network say of it and share with it: who may read what came of it, open a review, answer for a school. */
import { findNetworkToChange, listKinds, loadNetworkAlone, type NetworkToChange } from '../db/network-joining.ts'
import { findReview } from '../db/pillars.ts'
import { findSubject } from '../db/subject.ts'
import { schoolsOn } from '../graph/coverage/activity.ts'
import { pillarsFor, type Pillar } from '../graph/coverage/pillars.ts'
import type { Review } from '../graph/coverage/pillars-review.ts'
import type { NetworkFacts, School } from '../graph/network/model.ts'
import { can, mayEver, type Subject } from '../graph/permissions/can.ts'
import type { Action } from '../graph/permissions/table.ts'
import type { AppContext, SignedIn } from './context.ts'
import { notFound, permitPage } from './viewer.ts'

/** A network as its reviews see it: what it is asked, and the schools that belong to it today. */
export type Reviewing = { network: NetworkToChange; facts: NetworkFacts; pillars: Pillar[]; members: School[]; subjects: Subject[] }

/** The network, for somebody who may do this with one of its schools or in its authority: 404 for everybody else. */
export function networkFor(context: AppContext, viewer: SignedIn, id: number, action: Action): Reviewing {
  permitPage(viewer, action)
  const reviewing = reviewingOf(context, id)
  if (!reviewing || !may(viewer, action, reviewing)) throw notFound()
  return reviewing
}

/** The network for everybody who may read networks, and whether this person may also do this. */
export function networkToRead(context: AppContext, viewer: SignedIn, id: number, action: Action): Reviewing & { may: boolean } {
  permitPage(viewer, 'network.read')
  const reviewing = reviewingOf(context, id)
  if (!reviewing) throw notFound()
  return { ...reviewing, may: may(viewer, action, reviewing) }
}

function reviewingOf({ db, today }: AppContext, id: number): Reviewing | null {
  const network = findNetworkToChange(db, { id })
  if (!network) return null
  const facts = loadNetworkAlone(db, { network })
  const belong = schoolsOn(facts, id, today)
  const members = facts.schools.filter((school) => belong.has(school.id)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
  const kind = listKinds(db).find(({ code }) => code === network.kind)!
  return { network, facts, pillars: pillarsFor(kind), members, subjects: members.map((school) => findSubject(db, { schoolId: school.id, today })!) }
}

/** May the viewer read what its reviews came to? For the link of its page. */
export function mayReadReviews(context: AppContext, viewer: SignedIn, id: number): boolean {
  const reviewing = mayEver(viewer.actor, 'pillars.read') ? reviewingOf(context, id) : null
  return reviewing !== null && may(viewer, 'pillars.read', reviewing)
}

/** Of the network's authority, or about one of its schools. */
const may = (viewer: SignedIn, action: Action, { network, subjects }: Reviewing): boolean =>
  [network.laCode === null ? {} : { laCode: network.laCode }, ...subjects].some((subject) => can(viewer.actor, action, subject))

/** May the viewer read what its schools let the other members read? */
export const mayReadComments = (viewer: SignedIn, reviewing: Reviewing): boolean => may(viewer, 'pillars.read-comments', reviewing)

/** May somebody open a review: for the authority, as head of its lead school, or as chair of a partnership of one of its schools? */
export function mayOpen(viewer: SignedIn, { network, subjects }: Reviewing): boolean {
  const lead = subjects.find(({ schoolId }) => schoolId === network.leadSchoolId)
  return (network.laCode !== null && can(viewer.actor, 'pillars.open', { laCode: network.laCode })) || (lead !== undefined && can(viewer.actor, 'pillars.open', lead)) ||
    subjects.some((subject) => can(viewer.actor, 'pillars.open-in-area', subject))
}

/** Could this person open a review of some network? The function of the page is theirs then. */
const everOpens = (viewer: SignedIn): boolean => mayEver(viewer.actor, 'pillars.open') || mayEver(viewer.actor, 'pillars.open-in-area')

/** The network, for somebody who may open a review of it: 403 for those who never may, else 404. */
export function networkToReview(context: AppContext, viewer: SignedIn, id: number): Reviewing {
  if (!everOpens(viewer)) throw new Response('Not allowed', { status: 403 })
  const reviewing = reviewingOf(context, id)
  if (!reviewing || !mayOpen(viewer, reviewing)) throw notFound()
  return reviewing
}

/** A review of the network, else 404. */
export function reviewOf({ db }: AppContext, id: number, networkId: number): Review {
  const review = findReview(db, { id, networkId })
  if (!review) throw notFound()
  return review
}

/** The school with this URN, for its own head, where it belongs to the network today: 404 for everybody else. */
export function ownMember(context: AppContext, viewer: SignedIn, id: number, urn: number, action: 'pillars.answer' | 'pool.share'): Reviewing & { school: School } {
  const reviewing = networkFor(context, viewer, id, action)
  const school = reviewing.members.find((member) => member.urn === urn)
  if (!school || !can(viewer.actor, action, { schoolId: school.id })) throw notFound()
  return { ...reviewing, school }
}

/** The viewer's own schools among the members: those they may answer and share for. */
export const ownSchools = (viewer: SignedIn, { members }: Reviewing): School[] => members.filter(({ id }) => can(viewer.actor, 'pillars.answer', { schoolId: id }))
