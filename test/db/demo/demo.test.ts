import { expect, test } from 'vitest'
import { highsSolver } from '../../../app/jobs/highs.ts'
import { openDb, type Db } from '../../../db/client.ts'
import { loadDemo } from '../../../db/demo/demo.ts'
import { firstBrokenEvent } from '../../../db/events.ts'
import { loadReference } from '../../../db/reference.ts'
import { world } from '../../world.ts'
import { listed, one } from './counts.ts'

const fresh = async (today: string, seed?: number): Promise<Db> => {
  const db = openDb(':memory:')
  loadReference(db, { at: `${today}T05:00:00.000Z` })
  await loadDemo(db, { today, seed, solver: highsSolver() })
  return db
}

const everything = (db: Db): Record<string, unknown[]> =>
  Object.fromEntries(
    listed<string>(db, `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\' order by name`)
      .map((table) => [table, db.$client.prepare(`select * from "${table}" order by rowid`).all()]),
  )

test('the same seed and day make the same rows, to the byte', async () => {
  const [first, second] = [everything(await fresh('2027-02-14', 3)), everything(await fresh('2027-02-14', 3))]
  expect(Object.keys(first)).toContain('proposals')
  for (const [table, rows] of Object.entries(first)) expect(second[table], table).toEqual(rows)
})

test('another seed makes another authority with the same story', async () => {
  const [first, second] = [await fresh('2026-11-23', 1), await fresh('2026-11-23', 2)]
  const heads = 'select group_concat(head_name) from schools'
  expect(one(first, heads)).not.toBe(one(second, heads))
  const line = 'select group_concat(demo_role) from accounts where demo_role is not null'
  expect(one(first, line)).toBe(one(second, line))
  expect(one(second, `select sum(json_array_length(result, '$.refused')) from round_runs`)).toBe(0)
})

test.each(['2026-08-31', '2027-01-01', '2028-02-29'])('it can be loaded on %s, and nothing in it has still to happen', async (today) => {
  const db = await fresh(today)
  expect(listed(db, 'pragma foreign_key_check')).toEqual([])
  expect(one(db, `select count(*) from categories where "from" > '${today}'`)).toBe(0)
  expect(one(db, `select count(*) from activities where "on" > '${today}'`)).toBe(0)
  expect(one(db, `select count(*) from needs where raised_at >= '${today}'`)).toBe(0)
  expect(one(db, `select count(*) from ledger where "on" > '${today}'`)).toBe(0)
  expect(one(db, `select count(*) from proposals where state = 'offered' and reply_by < '${today}'`)).toBe(0)
})

test('every reference holds, and the history verifies', async () => {
  const { db } = await world()
  expect(listed(db, 'pragma foreign_key_check')).toEqual([])
  expect(listed(db, 'pragma integrity_check')).toEqual(['ok'])
  expect(firstBrokenEvent(db)).toBe(null)
  expect(one(db, 'select action from events order by seq desc limit 1')).toBe('demo.loaded')
  const instants = listed<string>(db, `select at from events where action <> 'reference.loaded' and action <> 'demo.loaded' order by seq`)
  expect(instants).toEqual([...instants].sort())
})

test('a demo is never mixed with schools that are there', async () => {
  const { db } = await world()
  await expect(loadDemo(db, { today: '2026-11-23', solver: highsSolver() })).rejects.toThrow('has schools already')
})

test('the settings say that it is a demo, and for which day', async () => {
  const { db } = await world()
  expect(db.$client.prepare('select key, value from settings order by key').raw().all()).toEqual([['coverage.months', '12'], ['demo', '1'], ['demo.today', '2026-11-23']])
})
