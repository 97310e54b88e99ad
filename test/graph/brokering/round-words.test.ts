import { expect, test } from 'vitest'
import { nameRound, statedReason } from '../../../graph/brokering/round-words.ts'

test('a round has a name of one line and at most 80 characters', () => {
  expect(nameRound('  Spring \n term 2026 ')).toEqual({ name: 'Spring term 2026' })
  expect(nameRound(' \t ')).toMatchObject({ refusals: [{ field: 'name' }] })
  expect(nameRound('x'.repeat(80))).toHaveProperty('name')
  expect(nameRound('x'.repeat(81))).toMatchObject({ refusals: [{ field: 'name' }] })
})

test('a pin, a veto or a closing has a reason of at most 500 characters', () => {
  expect(statedReason(' they\r\nmerge ')).toEqual({ reason: 'they\nmerge' })
  expect(statedReason(' \r\n ')).toMatchObject({ refusals: [{ field: 'reason', message: 'Say why' }] })
  expect(statedReason('x'.repeat(501))).toMatchObject({ refusals: [{ message: expect.stringContaining('You typed 501') as unknown }] })
})
