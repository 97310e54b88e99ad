/** Who waits for whom, and what is kept, when pictures of all sizes are asked for. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answerOf } from '../../app/pictures.ts'
import { openDb, type Db } from '../../db/client.ts'
import { LA, TODAY, world } from '../world.ts'

/** An authority of many more schools than are drawn one by one, all in company. */
function manySchools(db: Db, count: number): void {
  db.$client.exec(`insert into authorities (code, name) values ('997', 'Farland')`)
  const school = db.$client.prepare("insert into schools (urn, name, la_code, phase, standing) values (?, ?, '997', 'primary', 'open')")
  const network = db.$client.prepare("insert into networks (name, kind, la_code) values (?, 'learning-community', '997')")
  const member = db.$client.prepare("insert into memberships (network_id, school_id, role) values (?, ?, 'member')")
  let joined: number | bigint = 0
  for (let index = 0; index < count; index += 1) {
    if (index % 8 === 0) joined = network.run(`Far Network ${index}`).lastInsertRowid
    member.run(joined, school.run(910_000 + index, `Far School ${index}`).lastInsertRowid)
  }
}

const county = { section: { kind: 'authority', code: LA }, day: TODAY, kinds: null, schoolId: null, what: 'graph' } as const
const everywhere = { ...county, section: { kind: 'everywhere' } } as const

test('a county’s picture does not wait for the country’s, asked for before it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-pictures-'))
  const file = join(folder, 'alongside.db')
  const made = (await world()).db
  manySchools(made, 3_000)
  writeFileSync(file, made.$client.serialize())
  const db = openDb(file)
  const finished: string[] = []
  await Promise.all([
    answerOf(db, { ...everywhere, what: 'every-mark' }).then(() => finished.push('country')),
    answerOf(db, county).then(() => finished.push('county')),
  ])
  expect(finished).toEqual(['county', 'country'])
  db.$client.close()
  rmSync(folder, { recursive: true })
})

test('however many large pictures are asked for, a smaller one is kept', async () => {
  const { db } = await world()
  manySchools(db, 700)
  const [small, large] = [await answerOf(db, county), await answerOf(db, everywhere)]
  expect(await answerOf(db, everywhere)).toBe(large)
  for (let day = 1; day <= 24; day += 1) await answerOf(db, { ...everywhere, day: `2026-01-${String(day).padStart(2, '0')}` })
  expect(await answerOf(db, county)).toBe(small)
  expect(await answerOf(db, everywhere), 'the oldest of its size').not.toBe(large)
})
