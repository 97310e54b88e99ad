/** Approaches as pages need them: who may note one, what could be approached, what is under way in words. */
import { findApproach, findApproachOf, listApproaches, listSchoolsToApproachFor, type ApproachNamed } from '../db/approaches.ts'
import { loadWishes } from '../db/coverage-wishes.ts'
import { coverageMonths } from '../db/coverage.ts'
import { listHiddenNeeds } from '../db/needs.ts'
import { findNetworkToChange, listKinds } from '../db/network-joining.ts'
import { loadNetworkFacts } from '../db/network-facts.ts'
import { findSchool } from '../db/network.ts'
import { findSubject } from '../db/subject.ts'
import { toJoinOf, type Approach } from '../graph/coverage/approach.ts'
import { schoolsOn } from '../graph/coverage/activity.ts'
import type { ApproachFound } from '../graph/coverage/approaching.ts'
import { isChosenFreely } from '../graph/coverage/places.ts'
import { formatDay } from '../graph/dates/day.ts'
import { mayEver } from '../graph/permissions/can.ts'
import type { AppContext, SignedIn } from './context.ts'
import { notFound, permit, permitPage } from './viewer.ts'

/** Collaborations shown to choose from. */
const SHOWN = 10

/** The school, for somebody who may note an approach for it: 404 for everybody else. */
export function schoolToApproachFor({ db, today }: AppContext, viewer: SignedIn, urn: number) {
  permitPage(viewer, 'approach.note')
  const school = findSchool(db, { urn })
  if (!school) throw notFound()
  permit(viewer, 'approach.note', findSubject(db, { schoolId: school.id, today }) ?? {})
  return school
}

/** What the school could join, best first; and what was asked for, should it not be among them. */
export function couldJoin({ db, today }: AppContext, viewer: SignedIn, school: { id: number; laCode: string }, asked: number | null): (Pick<Approach, 'networkId' | 'networkName' | 'because'>)[] {
  const schoolIds = [school.id]
  const facts = loadNetworkFacts(db, { laCodes: [school.laCode], schoolIds })
  const wishes = { ...loadWishes(db, { day: today, schoolIds, hidden: listHiddenNeeds(db, viewer, { schoolIds }) }), declined: undefined, agreed: undefined }
  const best = toJoinOf(facts, { day: today, months: coverageMonths(db), schoolIds }, wishes, SHOWN).get(school.id) ?? []
  const network = asked === null || best.some(({ networkId }) => networkId === asked) ? null : findNetworkToChange(db, { id: asked })
  const isChoice = network !== null && listKinds(db).some((kind) => kind.code === network.kind && isChosenFreely(kind))
  return isChoice ? [{ networkId: network.id, networkName: network.name, because: [] }, ...best] : best
}

/** What is true of the pair somebody chose. */
export function pairTyped({ db, today }: AppContext, school: { id: number; laCode: string }, text: string): ApproachFound {
  const id = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
  const network = id === null ? null : findNetworkToChange(db, { id })
  const facts = loadNetworkFacts(db, { schoolIds: [school.id] })
  return {
    school: facts.schools.find((one) => one.id === school.id)!, network, kinds: facts.kinds, today,
    belongs: network !== null && schoolsOn(facts, network.id, today).has(school.id),
    before: network && findApproachOf(db, { schoolId: school.id, networkId: network.id }),
  }
}

/** The approach, for somebody who may say what came of it: 404 for everybody else. */
export function approachFor({ db, today }: AppContext, viewer: SignedIn, id: number): ApproachNamed {
  permitPage(viewer, 'approach.note')
  const approach = findApproach(db, { id })
  if (!approach) throw notFound()
  permit(viewer, 'approach.note', findSubject(db, { schoolId: approach.schoolId, today }) ?? {})
  return approach
}

export type UnderWay = { id: number; networkId: number; network: string; words: string; state: 'under-way' | 'agreed' | 'declined' }

/** How an approach stands, in a sentence. */
function approachInWords({ id, networkId, network, who, dueOn, outcome, endedOn, reason }: ApproachNamed, day: string): UnderWay {
  const of = { id, networkId, network }
  if (outcome === 'agreed') return { ...of, state: 'agreed', words: `Agreed with ${network} on ${formatDay(endedOn!)}; the school has still to be added.` }
  if (outcome === 'declined') return { ...of, state: 'declined', words: `Declined with ${network} on ${formatDay(endedOn!)}: ${reason}` }
  return { ...of, state: 'under-way', words: `${who} will ask ${network} by ${formatDay(dueOn)}${dueOn < day ? ', which has passed' : ''}.` }
}

/** How approaches of these schools stood on a day, by school; and for which of them this person may note one. */
export function approachesListed({ db }: AppContext, viewer: SignedIn, { schoolIds, day }: { schoolIds: readonly number[]; day: string }): { underWay: ReadonlyMap<number, UnderWay[]>; mayNote: ReadonlySet<number> } {
  const bySchool = Map.groupBy(listApproaches(db, { schoolIds, day }), ({ schoolId }) => schoolId)
  return {
    underWay: new Map([...bySchool].map(([id, own]) => [id, own.map((one) => approachInWords(one, day))])),
    mayNote: mayEver(viewer.actor, 'approach.note') ? listSchoolsToApproachFor(db, viewer, { schoolIds }) : new Set(),
  }
}
