import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST_SHOWN, partsShown } from '../../../graph/matching/suppress.ts'

test('a count under five is hidden, and so is what would give it away', () => {
  expect(partsShown([20, 10])).toEqual({ whole: 30, parts: [20, 10] })
  expect(partsShown([20, 4])).toEqual({ whole: 24, parts: [null, null] })
  expect(partsShown([20, 0])).toEqual({ whole: 20, parts: [null, null] })
  expect(partsShown([20, 4, 6])).toEqual({ whole: 30, parts: [20, null, null] })
  expect(partsShown([8, 8, 4])).toEqual({ whole: 20, parts: [8, null, null] })
  expect(partsShown([20, 3, 2])).toEqual({ whole: 25, parts: [20, null, null] })
  expect(partsShown([20, 1, 2])).toEqual({ whole: 23, parts: [null, null, null] })
  expect(partsShown([2, 2])).toEqual({ whole: null, parts: [null, null] })
  expect(partsShown([])).toEqual({ whole: null, parts: [] })
})

/** Every way to fill the hidden parts, for whoever knows the rule and sees what is shown. */
function fillings(whole: number, shown: (number | null)[]): number[][] {
  const at = shown.indexOf(null)
  if (at === -1) return shown.reduce<number>((sum, count) => sum + count!, 0) === whole ? [shown as number[]] : []
  const left = whole - shown.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  return Array.from({ length: Math.max(0, left) + 1 }, (_, count) => count).flatMap((count) => fillings(whole, shown.with(at, count)))
}

test('who knows the whole, the shown parts and the rule itself cannot tell any hidden count', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 4 }), (parts) => {
    const { whole, parts: shown } = partsShown(parts)
    shown.forEach((count, at) => expect(count === null || (count === parts[at] && count >= LEAST_SHOWN)).toBe(true))
    if (whole === null) expect(shown.every((count) => count === null)).toBe(true)
    if (whole === null || parts.length === 1) return
    const possible = fillings(whole, shown).filter((filling) => JSON.stringify(partsShown(filling).parts) === JSON.stringify(shown))
    shown.forEach((count, at) => {
      if (count === null) expect(new Set(possible.map((filling) => filling[at])).size).toBeGreaterThan(1)
    })
  }), { numRuns: 3000 })
})
