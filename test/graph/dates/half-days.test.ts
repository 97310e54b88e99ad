import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatHalfDays, parseHalfDays, typedHalfDays } from '../../../graph/dates/half-days.ts'

const parse = (text: string) => parseHalfDays(text, 120)

test('whole and half days are read however they are typed', () => {
  for (const [text, halfDays] of [['2', 4], ['2.5', 5], ['½', 1], ['2½', 5], ['2 ½', 5], ['0.5', 1], ['.5', 1], [' 3 ', 6], ['3.', 6], ['3.50', 7], ['03', 6], ['60', 120]] as const) {
    expect(parse(text), text).toEqual({ halfDays })
  }
})

test('each refusal says its rule', () => {
  expect(parse('')).toEqual({ problem: 'must be filled in' })
  expect(parse('   ')).toEqual({ problem: 'must be filled in' })
  expect(parse('0')).toEqual({ problem: 'must be at least half a day' })
  expect(parse('0.0')).toEqual({ problem: 'must be at least half a day' })
  for (const text of ['-1', '-0.5', '-60', '-99']) expect(parse(text), text).toEqual({ problem: 'must be at least half a day' })
  for (const text of ['١٢', '２', '२.५']) expect(parse(text), text).toEqual({ problem: 'must be in the figures 0 to 9, like 2 or 2.5' })
  expect(parse('0.25')).toEqual({ problem: 'must be in whole or half days, like 2 or 2.5' })
  expect(parse('0.55')).toEqual({ problem: 'must be in whole or half days, like 2 or 2.5' })
  expect(parse('60.5')).toEqual({ problem: 'must be 60 days or fewer' })
  expect(parse('1000000000')).toEqual({ problem: 'must be 60 days or fewer' })
})

test('what is not a plain number is refused', () => {
  for (const text of ['+2', '-', '--1', '-1e3', '1e9', '1e1', 'NaN', 'Infinity', '0x10', '2,5', '1/2', 'two', '2 5', '.', '1..5', '½½', 'null', '{}', '2.5000']) {
    expect(parse(text), text).toEqual({ problem: 'must be a number, like 2 or 2.5' })
  }
})

test('0.1 + 0.2 is not a number of days', () => {
  expect(parse(String(0.1 + 0.2))).toHaveProperty('problem')
})

test('whatever is read is a positive whole number of half-days within the most allowed', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.double().map(String)), fc.integer({ min: 1, max: 400 }), (text, most) => {
    const outcome = parseHalfDays(text, most)
    return 'problem' in outcome || (Number.isInteger(outcome.halfDays) && outcome.halfDays > 0 && outcome.halfDays <= most)
  }))
})

test('half-days shown in a box are read back the same', () => {
  for (let halfDays = 1; halfDays <= 120; halfDays += 1) expect(parse(typedHalfDays(halfDays))).toEqual({ halfDays })
})

test('days are written in words a person would use', () => {
  expect([0, 1, 2, 3, 4, 5, 20, 121].map(formatHalfDays)).toEqual(['0 days', 'half a day', '1 day', '1½ days', '2 days', '2½ days', '10 days', '60½ days'])
})
