/**
 * Places what supposed changes touch on two pictures, as it is and as it would be, so that each school stands at one spot in
 * both. Only the networks whose schools change are drawn, with their schools and whatever else these share.
 * Leaves out: drawing, and the rest of the area; nothing at all where too many are touched to be told apart.
 */
import type { NetworkFacts } from '../network/model.ts'
import { collaborationsOn } from './collaborations.ts'
import { pictureOf, type Picture } from './picture.ts'
import type { WhatIf } from './what-if.ts'

/** More marks than this cannot be told apart at a glance. */
const MOST_SCHOOLS = 60

type Asked = { on: string; months: number; schoolIds: ReadonlySet<number> }

/** The two pictures; null where there is nothing to draw, or too much. */
export function whatIfPictures(facts: NetworkFacts, told: Pick<WhatIf, 'facts' | 'moved' | 'threadsBegun' | 'threadsEnded'>, { on, months, schoolIds }: Asked): { before: Picture; after: Picture } | null {
  const touched = new Set([...told.moved, ...told.threadsBegun, ...told.threadsEnded].map(({ schoolId }) => schoolId))
  for (const id of schoolsOfChangedNetworks(facts, told.facts, on, months)) if (schoolIds.has(id)) touched.add(id)
  if (touched.size === 0 || touched.size > MOST_SCHOOLS) return null
  const closed = new Set(told.moved.flatMap(({ schoolId, after }) => (after === null ? [schoolId] : [])))
  const before = pictureOf(facts, { day: on, months, schoolIds: [...touched] })
  const after = pictureOf(told.facts, { day: on, months, schoolIds: [...touched].filter((id) => !closed.has(id)) })
  const spots = new Map(before.schools.map((mark) => [mark.id, mark]))
  const squares = new Map(before.networks.map((mark) => [mark.id, mark]))
  const { width, elsewhere } = before
  return {
    before,
    after: {
      ...after, width, elsewhere, height: Math.max(before.height, after.height),
      schools: after.schools.map((mark) => spots.get(mark.id) ?? mark),
      networks: after.networks.map((mark) => squares.get(mark.id) ?? mark),
    },
  }
}

/** Every school of the collaborations that would have other schools than now. */
function schoolsOfChangedNetworks(facts: NetworkFacts, then: NetworkFacts, on: string, months: number): Set<number> {
  const [was, is] = [collaborationsOn(facts, on, months), collaborationsOn(then, on, months)]
  const found = new Set<number>()
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [before, after] = [was.get(id)?.schoolIds ?? new Set<number>(), is.get(id)?.schoolIds ?? new Set<number>()]
    if (before.size === after.size && [...before].every((school) => after.has(school))) continue
    for (const school of [...before, ...after]) found.add(school)
  }
  return found
}
