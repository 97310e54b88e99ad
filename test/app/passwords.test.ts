import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordProblem } from '../../app/passwords.ts'

const AROUND = ['Ada Oyelaran', 'ada.oyelaran@harrowmere.example', 'Harrowmere Council']

test.each([
  ['sevenup', /at least 12/], ['elevenchars', /at least 12/], ['password1234', /harder to guess/], ['P@ssw0rd1234', /harder to guess/], ['Harrowmere Council', /harder to guess/],
  ['harrowmere2026', /harder to guess/], ['AdaOyelaran1', /harder to guess/], ['alongside-2026', /harder to guess/], ['aaaaaaaaaaaa', /harder to guess/], ['123456789012', /harder to guess/],
  ['abcdefghijkl', /harder to guess/], ['qwertyuiop123', /harder to guess/], ['Teacher!Teacher!', /harder to guess/], ['x'.repeat(1001), /at most 1000/],
])('%j is refused with the reason', (password, reason) => {
  expect(passwordProblem(password, AROUND)).toMatch(reason)
})

test.each([
  ['four words', 'plum kettle orbit fence'], ['64 characters', 'x'.repeat(64)], ['128 with emoji', '🌻'.repeat(64) + 'é'.repeat(64)], ['one that ends in a space', 'plum kettle orb '],
  ['one without letters', '8304 1957 2266 90'],
])('%s is a good password', (_name, password) => {
  expect(passwordProblem(password, AROUND)).toBeNull()
})

test('a password is kept as argon2id at OWASP’s cost, with a salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('plum kettle orbit'), hashPassword('plum kettle orbit')])
  const [, memory, passes, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(one ?? '')!.map(Number)
  expect(memory).toBeGreaterThanOrEqual(19_456)
  expect(passes).toBeGreaterThanOrEqual(2)
  expect(lanes).toBe(1)
  expect(one).not.toBe(other)
})

test('a password is checked exactly as typed: no trimming, no cutting, no folding', async () => {
  const long = 'abcdefghij'.repeat(12) + '🌻 '
  const kept = await hashPassword(long)
  expect(await isPassword(long, kept)).toBe(true)
  expect(await isPassword(long.trimEnd(), kept)).toBe(false)
  expect(await isPassword(long.slice(0, 99) + 'X' + long.slice(100), kept)).toBe(false)
  expect(await isPassword(long.toUpperCase(), kept)).toBe(false)
})

test('without a password to compare with nothing matches', async () => {
  expect(await isPassword('', null)).toBe(false)
  expect(await isPassword('plum kettle orbit', null)).toBe(false)
})

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
const timed = async (password: string, kept: string | null): Promise<number> => {
  const began = performance.now()
  await isPassword(password, kept)
  return performance.now() - began
}

test('an unknown address takes as long to refuse as a known one', async () => {
  const kept = await hashPassword('plum kettle orbit')
  await timed('wrong', null)
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 25; round += 1) {
    known.push(await timed('wrong', kept))
    unknown.push(await timed('wrong', null))
  }
  expect(Math.abs(median(known) - median(unknown))).toBeLessThan(Math.max(5, median(known) / 2))
})

test('a password of a megabyte is refused without any work', async () => {
  expect(await timed('x'.repeat(1_000_000), await hashPassword('plum kettle orbit'))).toBeLessThan(5)
})
