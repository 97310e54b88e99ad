import { expect, test } from 'vitest'
import { DESIGNATION_KINDS } from '../../../graph/network/designation-kinds.ts'
import { NETWORK_KIND_CODES, NETWORK_KINDS } from '../../../graph/network/kinds.ts'

const codesWhere = (claim: 'collaboration' | 'conflict' | 'exclusive') => NETWORK_KINDS.filter((row) => row[claim]).map((row) => row.code)

test('there are fifteen kinds of network, each once, each with a line that says what it is', () => {
  expect(new Set(NETWORK_KIND_CODES).size).toBe(15)
  for (const row of NETWORK_KINDS) expect(row.description.length, row.code).toBeGreaterThan(20)
})

test('bodies that enable collaboration are none themselves; neither is a trust of one school or a programme for heads', () => {
  expect(NETWORK_KINDS.filter((row) => !row.collaboration).map((row) => row.code)).toEqual([
    'single-academy-trust', 'improvement-partnership', 'education-partnership', 'leadership-academy', 'board',
  ])
})

test('a conflict of interest arises between schools of one trust or one governing body, and nowhere else', () => {
  expect(codesWhere('conflict')).toEqual([
    'federation', 'multi-academy-trust', 'single-academy-trust', 'foundation-trust', 'co-operative-trust', 'umbrella-trust',
  ])
})

test('a multi-academy trust is a collaboration and a conflict at once', () => {
  expect(codesWhere('collaboration')).toContain('multi-academy-trust')
  expect(codesWhere('conflict')).toContain('multi-academy-trust')
})

test('a school is in one governing body, one trust of a kind and one partnership at a time, but in as many local groups as it likes', () => {
  expect(codesWhere('exclusive')).toEqual([
    'federation', 'multi-academy-trust', 'single-academy-trust', 'foundation-trust', 'co-operative-trust', 'improvement-partnership',
    'education-partnership',
  ])
})

test('designations have an issuer and dates: NLE changed hands in 2022, RISE advisers came in 2025', () => {
  const kind = (code: string) => DESIGNATION_KINDS.find((row) => row.code === code)!
  expect(DESIGNATION_KINDS.map((row) => row.code)).toEqual(['nle', 'lle', 'sle', 'nle-2022', 'rise-adviser'])
  expect(kind('nle').to! < kind('nle-2022').from!).toBe(true)
  expect(kind('rise-adviser').from!.slice(0, 4)).toBe('2025')
  for (const row of DESIGNATION_KINDS) expect(row.issuer).not.toBe('')
})
