import { beforeEach, expect, test } from 'vitest'
import { loader as list } from '../../app/routes/categories._index.tsx'
import { loader as one } from '../../app/routes/categories.$urn.tsx'
import { action as record, loader as form } from '../../app/routes/categories.$urn_.new.tsx'
import { loader as file } from '../../app/routes/categories.csv.tsx'
import { world, type Somebody, type World } from '../world.ts'
import { fileOf, look, send } from './asking.ts'

let w: World
beforeEach(async () => {
  w = await world()
})

const page = (name: string, asked = ''): string => `/categories/${w.school(name).urn}${asked}`
const decision = (change: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  code: '3a', 'from-day': '20', 'from-month': '11', 'from-year': '2026', rationale: 'Effective strategies, with effect.', present: 'Head and chair', agreed: 'yes', ...change,
})
async function decide(who: Somebody, name: string, change: Record<string, string | string[]> = {}) {
  const shown = await look(w, form, who, `${page(name)}/new`)
  return send(w, record, who, `${page(name)}/new`, decision({ latest: String(shown.latestId ?? ''), ...change }))
}
const count = () => w.db.$client.prepare('select count(*) from categories').pluck().get() as number

test('a head goes straight to their own school’s category', async () => {
  expect(await look(w, list, 'head3b', '/categories')).toMatchObject({ status: 302, location: page('Saltings Primary School') })
})

test('a head sees their category, why, how the evidence falls, what they are owed, and its history', async () => {
  const shown = await look(w, one, 'head3b', page('Saltings Primary School'))
  expect(shown.category).toMatchObject({ code: '3b', name: 'Requires improvement' })
  expect(shown.category?.rationale).not.toBe('')
  expect(shown.category?.evidence.length).toBeGreaterThan(5)
  expect(shown.entitlement).toMatchObject({ withPackage: { laTeamHalfDays: 20 }, mayGive: 'no' })
  expect(shown.history.length).toBeGreaterThan(3)
  expect(shown).toMatchObject({ mayRaise: true, mayRecord: false })
})

test('the list of categories is only a way back for those who see more than one school', async () => {
  const many = async (who: Somebody) => (await look(w, one, who, page('Saltings Primary School'))).many
  expect(await many('head3b')).toBe(false)
  expect(await many('broker')).toBe(true)
})

test('a category is nobody else’s to see', async () => {
  for (const who of ['head1', 'sle', 'chairOfDales', 'administrator'] as const) expect((await look(w, one, who, page('Saltings Primary School'))).status, who).toBe(404)
  for (const who of ['chairOfGovernors', 'chairOfCoast', 'memberOfCoast', 'broker', 'headOfService', 'auditor'] as const) expect((await look(w, one, who, page('Saltings Primary School'))).category?.code, who).toBe('3b')
  expect((await look(w, one, 'broker', '/categories/999999')).status).toBe(404)
  for (const who of ['sle', 'administrator'] as const) expect((await look(w, list, who, '/categories')).status, who).toBe(403)
})

test('a category can be seen as it was on a day, and not as it will be', async () => {
  const earlier = await look(w, one, 'head3b', page('Saltings Primary School', '?on=2026-01-31'))
  expect(earlier).toMatchObject({ isToday: false, day: '31 January 2026', needs: null, mayRaise: false })
  expect(earlier.category?.code).not.toBe('3b')
  const later = await look(w, one, 'head3b', page('Saltings Primary School', '?on-day=1&on-month=1&on-year=2030'))
  expect(later).toMatchObject({ isToday: true, mayRaise: true, wrong: { errors: [{ field: 'on', message: 'The date to look at must be today or earlier' }] } })
  const wrong = await look(w, one, 'head3b', page('Saltings Primary School', '?on-day=31&on-month=2&on-year=2026'))
  expect(wrong.wrong?.errors[0]?.field).toBe('on')
})

test('a restricted cause reaches the Head of Service, and its school once shared; a broker sees only the others', async () => {
  const wrensford = page('Wrensford Church of England First School')
  const names = async (who: Somebody) => (await look(w, one, who, wrensford)).category?.causes.map(({ restricted }) => restricted) ?? []
  expect(await names('headOfService')).toContain(true)
  expect(await names('broker')).not.toContain(true)
  expect(await names('auditor')).toEqual([])
})

test('a broker’s list counts every school of the authority, filters it, and gives the same rows as a file', async () => {
  const all = await look(w, list, 'broker', '/categories')
  expect(all.counts.reduce((sum, { count: schools }) => sum + schools, 0)).toBe(all.total)
  const some = await look(w, list, 'broker', '/categories?category=4&sort=school&order=descending')
  expect(some.rows.every(({ code }) => code === '4')).toBe(true)
  expect((await fileOf(w, file, 'broker', '/categories/csv?category=4')).trim().split('\r\n')).toHaveLength(some.total + 2)
})

test('an officer records a decision, and the one before stays as it was', async () => {
  const before = w.db.$client.prepare('select * from categories order by id').all()
  expect(await decide('headOfService', 'Saltings Primary School', { 'finding-teaching': 'Better', 'leans-teaching': '3a' })).toMatchObject({ status: 302, location: `${page('Saltings Primary School')}?done=recorded` })
  const shown = await look(w, one, 'head3b', page('Saltings Primary School'))
  expect(shown.category).toMatchObject({ code: '3a', rationale: 'Effective strategies, with effect.', evidence: [{ dimension: 'Teaching', leansTo: '3a' }] })
  expect(w.db.$client.prepare('select * from categories order by id').all().slice(0, before.length)).toEqual(before)
})

test('two officers deciding at once: the second is told, and nothing typed is lost', async () => {
  const latest = String((await look(w, form, 'broker', `${page('Saltings Primary School')}/new`)).latestId)
  await decide('headOfService', 'Saltings Primary School')
  const before = count()
  const answer = await send(w, record, 'broker', `${page('Saltings Primary School')}/new`, decision({ latest, rationale: 'Mine' }))
  expect(answer).toMatchObject({ status: 409, typed: { rationale: ['Mine'] } })
  expect(count()).toBe(before)
})

test('a decision that is not whole is refused field by field', async () => {
  const answer = await decide('broker', 'Saltings Primary School', { code: '5', 'from-year': '2030', rationale: '', between: 'yes', 'finding-attendance': 'Low' })
  expect(answer.errors.map((line) => line.split(':')[0])).toEqual(['code', 'from', 'rationale', 'sudden-change', 'finding-attendance'])
})

test('nobody but the authority’s officers records a decision', async () => {
  for (const who of ['head3b', 'chairOfCoast', 'auditor', 'sle', 'administrator'] as const) {
    expect((await send(w, record, who, `${page('Saltings Primary School')}/new`, decision())).status, who).toBe(403)
  }
})
