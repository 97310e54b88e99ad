import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collaborationsOn } from '../../../graph/coverage/collaborations.ts'
import { fewestSessions, leastCover } from '../../../graph/coverage/waking.ts'
import { activity, facts, member, network, school } from '../network/world.ts'

const DAY = '2026-03-15'
const sessions = (groups: Record<number, number[]>, onPaper: number[], activities = [] as ReturnType<typeof activity>[]) => {
  const world = facts({
    schools: [...new Set(Object.values(groups).flat())].map((id) => school(id)), networks: Object.keys(groups).map((id) => network(Number(id))),
    memberships: Object.entries(groups).flatMap(([id, schoolIds]) => schoolIds.map((schoolId) => member(Number(id), schoolId))), activities,
  })
  return fewestSessions(onPaper, collaborationsOn(world, DAY, 12))
}

test('one thing done together wakes a whole sleeping group', () => {
  expect(sessions({ 1: [1, 2, 3] }, [1, 2, 3])).toEqual({ proven: true, sessions: [{ networkId: 1, networkName: 'Network 1', schoolIds: [1, 2, 3], alive: false }] })
})

test('a group that holds all schools of others spares those', () => {
  expect(sessions({ 1: [1, 2], 2: [3, 4], 3: [1, 2, 3, 4] }, [1, 2, 3, 4]).sessions.map(({ networkId }) => networkId)).toEqual([3])
})

test('the biggest group is not always the way', () => {
  expect(sessions({ 1: [1, 2, 3, 4], 2: [1, 2, 5], 3: [3, 4, 6] }, [1, 2, 3, 4, 5, 6]).sessions.map(({ networkId }) => networkId)).toEqual([2, 3])
})

test('each school is named once, and a group that others keep alive is told from one asleep', () => {
  const found = sessions({ 1: [1, 2, 5], 2: [2, 3, 6] }, [1, 2, 3], [activity(2, '2026-02-01', [6])]).sessions
  expect(found.map(({ schoolIds, alive }) => [schoolIds, alive])).toEqual([[[1, 2], false], [[3], true]])
})

test('nobody on paper needs no session', () => {
  expect(sessions({ 1: [1, 2] }, [])).toEqual({ sessions: [], proven: true })
})

const someSets = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), { maxLength: 9 })

test('no fewer sets cover, on any small instance', () => {
  fc.assert(fc.property(someSets, (lists) => {
    const sets = new Map(lists.map((list, id) => [id, new Set(list)]))
    const all = new Set(lists.flat())
    const { cover, proven } = leastCover(sets)
    const covers = (ids: number[]) => new Set(ids.flatMap((id) => lists[id]!)).size === all.size
    expect(covers(cover) && proven).toBe(true)
    for (let subset = 0; subset < 2 ** lists.length; subset += 1) {
      const ids = lists.map((_, id) => id).filter((id) => (subset >> id) & 1)
      if (ids.length < cover.length) expect(covers(ids)).toBe(false)
    }
  }), { numRuns: 300 })
})

test('what cannot be searched through in time is covered all the same, and not called proven', () => {
  let seed = 1
  const next = () => (seed = (seed * 48_271) % 2_147_483_647) % 70
  const sets = new Map(Array.from({ length: 220 }, (_, id) => [id, new Set([next(), next(), next(), next()])]))
  const { cover, proven } = leastCover(sets)
  expect(new Set(cover.flatMap((id) => [...sets.get(id)!])).size).toBe(new Set([...sets.values()].flatMap((own) => [...own])).size)
  expect(proven).toBe(false)
})
