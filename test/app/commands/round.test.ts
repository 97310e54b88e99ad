import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../../../db/client.ts'
import { firstBrokenEvent } from '../../../db/events.ts'
import { openRound } from '../../../db/rounds.ts'
import { recordOverride } from '../../../db/round-overrides.ts'
import { events } from '../../../db/schema/accounts.ts'
import { AT, BROKER, FAR, GIVER, LA, LENDER, NEEDY, NEEDY_TOO, TODAY, addNeed, addOffer, makeWorld } from '../../db/round-world.ts'

const top = join(import.meta.dirname, '../../..')
const command = ['app/commands/round.ts']
let folder: string
let file: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-round-'))
  file = join(folder, 'round.db')
  const db = makeWorld(openDb(file))
  addNeed(db, { schoolId: NEEDY, halfDays: 10 })
  addNeed(db, { schoolId: NEEDY_TOO })
  addNeed(db, { schoolId: NEEDY_TOO, areaCode: 'send' })
  addOffer(db, { schoolId: GIVER })
  addOffer(db, { schoolId: LENDER, personId: 1, halfDaysPerTerm: 5 })
  addOffer(db, { schoolId: GIVER }, 'science')
  db.$client.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const print = (...args: string[]): string => execFileSync(process.execPath, [...command, '--db', file, ...args], { cwd: top, encoding: 'utf8' })
const refuse = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...args], { cwd: top, encoding: 'utf8' })
  expect([status, stdout]).toEqual([1, ''])
  return stderr
}

test('the round is printed with its needs, proposals, unmet needs, objective and proof, the same bytes twice', () => {
  const first = print('--as-of', TODAY, '--json')
  expect(print('--as-of', TODAY, '--json')).toBe(first)
  const round = JSON.parse(first) as Record<string, unknown>
  expect(round).toMatchObject({
    authority: { code: LA, name: 'Wenshire' }, asOf: TODAY, provenOptimal: true, inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    objective: { tiers: [{ wantedHalfDays: 26, metHalfDays: 17 }] },
    unmet: [{ because: expect.any(String) as unknown }, { area: 'Special educational needs and disabilities', reason: 'no-offer-in-area' }],
  })
  const proposals = round.proposals as { halfDays: number; school: object; supporter: object; rules: object[]; terms: object[] }[]
  expect(proposals.reduce((sum, { halfDays }) => sum + halfDays, 0)).toBe(17)
  expect(proposals[0]).toMatchObject({ school: { urn: 900_001 }, supporter: { school: { urn: expect.any(Number) as unknown } } })
  expect(Math.min(...proposals.flatMap(({ rules, terms }) => [rules.length, terms.length]))).toBeGreaterThan(5)
})

test('people read sentences: who, how much, why, and what would help', () => {
  const text = print('--as-of', TODAY)
  expect(text).toMatch(/Larkfield Primary School \(900001\): English, 5 days/)
  expect(text).toMatch(/days from Lena Leader, Beacon Primary School; fit/)
  expect(text).toMatch(/Unmet: Nobody offers special educational needs.*What would help:/)
  expect(text).toContain('No better choice exists: this is proven.')
})

test('printing writes nothing', () => {
  const db = openDb(file)
  const count = () => db.select().from(events).all().length
  const before = count()
  print('--json')
  expect(count()).toBe(before)
  expect(firstBrokenEvent(db)).toBe(null)
  db.$client.close()
})

test('an open round gives its day, its pins and its vetoes', () => {
  const db = openDb(file)
  const opened = openRound(db, { laCode: LA, name: 'Spring term 2026', asOf: '2026-03-02', by: BROKER, at: AT })
  if ('refusal' in opened) throw new Error(opened.refusal)
  recordOverride(db, { ...opened, kind: 'veto', needId: 2, offerId: 1, reason: 'They fell out', by: BROKER, at: AT })
  db.$client.close()
  const round = JSON.parse(print('--json')) as { round: string; asOf: string; proposals: { needId: number; offerId: number }[] }
  expect(round).toMatchObject({ round: 'Spring term 2026', asOf: '2026-03-02' })
  expect(round.proposals.some(({ needId, offerId }) => needId === 2 && offerId === 1)).toBe(false)
})

test('what cannot be done is said in words, on the error output', () => {
  expect(refuse('--db', join(folder, 'none.db'))).toContain('There is no database at')
  expect(refuse('--db', file, '--la', '999')).toContain('no authority with the code "999"')
  expect(refuse('--db', file, '--as-of', '2026-02-30')).toContain('it is "2026-02-30"')
  expect(refuse('--db', file, '--as')).toContain('npm run round')
})

test('with needs in several authorities, it asks which', () => {
  const db = openDb(file)
  addNeed(db, { schoolId: FAR })
  db.$client.close()
  expect(refuse('--db', file)).toContain('901 (Wenshire), 902 (Otherford)')
  expect(JSON.parse(print('--la', '902', '--as-of', TODAY, '--json'))).toMatchObject({ needs: [{ school: { urn: 900_009 } }], proposals: [] })
})
