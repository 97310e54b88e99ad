import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openDb } from '../../db/client.ts'
import { loadReference } from '../../db/reference.ts'
import { events } from '../../db/schema/accounts.ts'
import type { Framework } from '../../graph/categories/framework.ts'
import { frameworks } from '../../db/schema/categories.ts'
import { areas, designationKinds, networkKinds } from '../../db/schema/network.ts'

const eventCount = (db: ReturnType<typeof openDb>) => db.select().from(events).all().length

test('a new database gets the shipped areas, kinds and frameworks, as one change', () => {
  const db = openDb(':memory:')
  loadReference(db)
  expect(db.select().from(areas).all()).toHaveLength(28)
  expect(db.select().from(networkKinds).all()).toHaveLength(15)
  expect(db.select().from(designationKinds).all().map((kind) => kind.code)).toEqual(expect.arrayContaining(['nle', 'lle', 'sle']))
  const pack = db.select().from(frameworks).where(eq(frameworks.code, 'derby-winners')).get()!
  const { categories } = JSON.parse(pack.content) as Framework
  expect(categories.map(({ code }) => code).sort()).toEqual(['1', '1TV', '2', '2TV', '3a', '3b', '4'])
  expect(eventCount(db)).toBe(1)
})

test('loading again writes nothing when nothing differs', () => {
  const db = openDb(':memory:')
  loadReference(db)
  const before = db.$client.prepare('select total_changes() as n').get()
  loadReference(db)
  expect(db.$client.prepare('select total_changes() as n').get()).toEqual(before)
})

test('a row that differs from what is shipped is put right, and rows an authority added stay', () => {
  const db = openDb(':memory:')
  loadReference(db)
  db.update(areas).set({ name: 'Sums' }).where(eq(areas.code, 'mathematics')).run()
  db.insert(areas).values({ code: 'outdoor', name: 'Outdoor learning', position: 99 }).run()
  loadReference(db)
  expect(db.select().from(areas).where(eq(areas.code, 'mathematics')).get()!.name).toBe('Mathematics')
  expect(db.select().from(areas).where(eq(areas.code, 'outdoor')).get()!.name).toBe('Outdoor learning')
  const last = db.select().from(events).all().at(-1)!
  expect(JSON.parse(last.change)).toEqual({ areas: ['mathematics'] })
})
