import { beforeEach, expect, test } from 'vitest'
import type { AppContext, SignedIn } from '../../app/context.ts'
import { readQuery } from '../../app/listing.ts'
import { lastTookPart } from '../../app/coverage-words.ts'
import { coverageAsked, coverageListed } from '../../app/lists/coverage.ts'
import { openDb } from '../../db/client.ts'
import { loadReference } from '../../db/reference.ts'
import type { Grant } from '../../graph/permissions/can.ts'

const TODAY = '2026-03-15'
let context: AppContext

const somebody = (...grants: Partial<Grant>[]) =>
  ({ actor: { accountId: 1, personId: null, recusedSchoolIds: [], grants: grants.map((grant) => ({ role: 'head', schoolId: null, laCode: null, networkId: null, ...grant })) }, today: TODAY }) as unknown as SignedIn
const chair = somebody({ role: 'partnership-chair', networkId: 1 })
const broker = somebody({ role: 'broker', laCode: '901' })
const query = (text: string) => readQuery(new Request(`http://localhost/coverage${text}`))
const listed = (text: string, as = broker) => coverageListed(context, as, coverageAsked(context, as, query(text))!, query(text))
const names = (text: string) => listed(text).rows.map(({ number, school }) => `${number} ${school.name}`)

beforeEach(() => {
  const db = openDb(':memory:')
  loadReference(db, { at: '2026-03-15T09:00:00.000Z' })
  db.$client.exec(`
    insert into authorities values ('901', 'Harrowmere');
    insert into schools (id, urn, name, la_code, phase, standing) values (1, 900001, 'Ash', '901', 'primary', 'open'), (2, 900002, 'Birch', '901', 'primary', 'open'), (3, 900003, 'Cedar', '901', 'primary', 'open'), (4, 900004, 'Dogwood', '901', 'primary', 'open');
    insert into networks (id, kind, name, la_code) values (1, 'improvement-partnership', 'Coast', '901'), (2, 'improvement-partnership', 'Dales', '901'), (3, 'learning-community', 'Harrow Schools', '901');
    insert into memberships (network_id, school_id) values (1, 1), (1, 2), (2, 3), (2, 4), (3, 1), (3, 2), (3, 3);
    insert into activities (id, network_id, kind, title, "on") values (1, 3, 'visit', 'Reading walk', '2026-01-20');
    insert into activity_participants values (1, 1), (1, 2);
  `)
  context = { db, today: TODAY } as AppContext
})

test('the first area of theirs is shown unless another is asked for', () => {
  expect(coverageAsked(context, chair, query(''))!.area.name).toBe('Coast')
  expect(coverageAsked(context, broker, query('?area=la-901'))!.area.name).toBe('Harrowmere')
})

test.each(['?area=2', '?area=la-901', '?area=99', '?area=__proto__', "?area=1'"])('a chair asking for %s is told there is no such page', (text) => {
  let answer: unknown
  try {
    coverageAsked(context, chair, query(text))
  } catch (thrown) {
    answer = thrown
  }
  expect((answer as Response).status).toBe(404)
})

test('somebody with no area has none to look at', () => {
  expect(coverageAsked(context, somebody({ role: 'partnership-chair' }), query(''))).toBeNull()
})

test('schools left out come first; numbers follow the names whatever the filter', () => {
  expect(names('?area=la-901')).toEqual(['4 Dogwood', '3 Cedar', '1 Ash', '2 Birch'])
  expect(names('?area=la-901&sort=school&order=descending')).toEqual(['4 Dogwood', '3 Cedar', '2 Birch', '1 Ash'])
  expect(names('?area=la-901&state=none')).toEqual(['4 Dogwood'])
  expect(names('?area=la-901&state=on-paper-only')).toEqual(['3 Cedar'])
  expect(names('?area=la-901&state=thread')).toEqual(['1 Ash', '2 Birch'])
})

test('a school has the same number for everybody: one’s own is missing, and the others keep theirs', () => {
  const numbers = (as: SignedIn) => Object.fromEntries(listed('?area=1', as).rows.map(({ number, school }) => [school.name, number]))
  expect(numbers(broker)).toEqual({ Ash: 1, Birch: 2 })
  expect(numbers(somebody({ role: 'partnership-chair', networkId: 1 }, { role: 'head', schoolId: 1 }))).toEqual({ Birch: 2 })
})

test('a school on paper only is told with the last day it took part in anything', () => {
  const lastOf = (text: string) => Object.fromEntries(listed(text).rows.map((row) => [row.school.name, [row.coverage, lastTookPart(row)]]))
  context.db.$client.exec(`insert into activities (id, network_id, kind, title, "on") values (2, 3, 'visit', 'Old walk', '2024-01-20'); insert into activity_participants values (2, 3)`)
  expect(lastOf('?area=la-901')).toMatchObject({ Ash: ['active', '2026-01-20'], Cedar: ['on-paper-only', '2024-01-20'], Dogwood: ['none', null] })
})

test('words the list does not know change nothing', () => {
  expect(names('?area=la-901&state=sideways&sort=name;drop&order=up')).toEqual(names('?area=la-901'))
})

test('the counts are of all schools, not of those filtered', () => {
  expect(listed('?area=la-901&state=none').counts).toEqual({ active: 2, 'on-paper-only': 1, none: 1, thread: 2 })
})

test('another day gives another answer', () => {
  expect(listed('?area=la-901&on=2026-01-19').counts.active).toBe(0)
})
