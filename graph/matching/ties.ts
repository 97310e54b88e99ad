/**
 * Which schools have anything to do with a supporter: a network in common, somebody who leads or governs both, a post there of one who
 * would come, a declared interest, something done together. To all other schools a supporter is a stranger: no conflict of interest and
 * no relationship has to be looked for. Errs on the side of a tie; what a tie means is asked of conflicts.ts and fit.ts.
 */
import type { Day } from './day.ts'

export type Ties = {
  /** The place of a school among the day's. */
  placeOf: (schoolId: number) => number
  /** From now on, whom this supporting school, and those who would come from it, have to do with. */
  meet: (supporterId: number, acting: readonly number[]) => void
  areTied: (place: number) => boolean
}

export function tiesOf(day: Day): Ties {
  const places = new Map([...day.schools.keys()].map((id, place) => [id, place]))
  const byNetwork = [inverted(day.conflictNetworks, places), inverted(day.companyNetworks, places)]
  const byPerson = inverted(day.responsible, places)
  const [bySchool, byOwner] = interestsBy(day)
  const together = partnersOf(day)
  const marks = new Int32Array(places.size)
  let turn = 0
  const tie = (schoolId: number | null): void => {
    const place = schoolId === null ? undefined : places.get(schoolId)
    if (place !== undefined) marks[place] = turn
  }
  const tieAll = (found: number[] | undefined): void => {
    if (found) for (const place of found) marks[place] = turn
  }
  const meet = (supporterId: number, acting: readonly number[]): void => {
    turn += 1
    tie(supporterId)
    const networks = [day.conflictNetworks.get(supporterId), day.companyNetworks.get(supporterId)]
    networks.forEach((own, kind) => own?.forEach((id) => tieAll(byNetwork[kind]!.get(id))))
    const people = new Set([...(day.responsible.get(supporterId) ?? []), ...acting])
    for (const personId of people) {
      tieAll(byPerson.get(personId))
      for (const schoolId of byOwner.get(personId) ?? []) tie(schoolId)
    }
    for (const personId of acting) for (const post of day.posts.get(personId) ?? []) tie(post.schoolId)
    for (const schoolId of bySchool.get(supporterId) ?? []) tie(schoolId)
    for (const { schoolId, personId } of day.interests.get(supporterId) ?? []) {
      tie(schoolId)
      if (personId !== null) tieAll(byPerson.get(personId))
    }
    for (const schoolId of together.get(supporterId) ?? []) tie(schoolId)
  }
  return { placeOf: (schoolId) => places.get(schoolId)!, meet, areTied: (place) => marks[place] === turn }
}

/** The places of the schools of each network, or of each person. */
function inverted(groups: Map<number, Set<number>>, places: Map<number, number>): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const [schoolId, ids] of groups) {
    const place = places.get(schoolId)
    if (place !== undefined) for (const id of ids) push(found, id, place)
  }
  return found
}

/** The schools in which an interest is held: by the school that holds it, and by the person. */
function interestsBy({ interests }: Day): [Map<number, number[]>, Map<number, number[]>] {
  const [bySchool, byPerson] = [new Map<number, number[]>(), new Map<number, number[]>()]
  for (const { schoolId, personId, otherSchoolId } of [...interests.values()].flat()) {
    if (schoolId !== null) push(bySchool, schoolId, otherSchoolId)
    if (personId !== null) push(byPerson, personId, otherSchoolId)
  }
  return [bySchool, byPerson]
}

function partnersOf({ together }: Day): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const key of together) {
    const [a, b] = key.split(':').map(Number) as [number, number]
    push(found, a, b)
    push(found, b, a)
  }
  return found
}

const push = (lists: Map<number, number[]>, key: number, value: number): void => {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
