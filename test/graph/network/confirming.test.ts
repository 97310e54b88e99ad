import { expect, test } from 'vitest'
import { confirmedOn, confirmMembership, type Confirmation } from '../../../graph/network/confirming.ts'
import { saying, typed } from './said.ts'

const TODAY = '2026-11-23'
const SINCE = { from: '2024-09-01', to: null }
const confirm = (answer: string, on = '', memberships = [SINCE] as { from: string | null; to: string | null }[]) => confirmMembership({ answer, on: typed(on) }, memberships, { today: TODAY })
let id = 0
const word = (on: string, belongs = true, schoolId = 1): Confirmation => ({ id: (id += 1), schoolId, belongs, on })

test('a school says that it still belongs, or when it left', () => {
  expect(confirm('still')).toEqual({ confirmation: { belongs: true, on: TODAY } })
  expect(confirm('left', '2026-07-31')).toEqual({ confirmation: { belongs: false, on: '2026-07-31' } })
  expect(saying(confirm(''))).toEqual(['answer: Choose whether your school is still a member'])
})

test('nobody left tomorrow, before they joined, or without belonging', () => {
  expect(saying(confirm('left', '2026-11-24'))).toEqual(['on: Your last day must be today or in the past'])
  expect(saying(confirm('left', '2024-08-31'))).toEqual(['on: Your last day must be 1 September 2024 or later, when the network began'])
  expect(saying(confirm('left'))).toEqual(['on: Your last day must have a day, a month and a year'])
  expect(saying(confirm('still', '', [{ from: '2024-09-01', to: '2026-08-31' }]))[0]).toContain('not recorded as a member today')
})

test('a word holds for a year, and the last one counts', () => {
  expect(confirmedOn(1, SINCE, [word('2025-11-24')], TODAY).standing).toBe('confirmed')
  expect(confirmedOn(1, SINCE, [word('2025-11-23')], TODAY).standing).toBe('unconfirmed')
  expect(confirmedOn(1, SINCE, [word('2026-10-01'), word('2026-09-01', false)], TODAY).standing).toBe('says-it-left')
  expect(confirmedOn(1, SINCE, [word('2026-09-01', false), word('2026-10-01')], TODAY).standing).toBe('confirmed')
  expect(confirmedOn(2, SINCE, [word('2026-10-01')], TODAY)).toEqual({ standing: 'unconfirmed', last: null })
})

test('what was said later, or of an earlier membership, does not count', () => {
  expect(confirmedOn(1, SINCE, [word('2026-10-01')], '2026-09-30').standing).toBe('unconfirmed')
  expect(confirmedOn(1, { from: '2026-10-02', to: null }, [word('2026-10-01')], TODAY)).toEqual({ standing: 'unconfirmed', last: null })
})
