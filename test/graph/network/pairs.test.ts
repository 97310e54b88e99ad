import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import { typedDayOf } from '../../../graph/dates/typed-day.ts'
import { holdsOn } from '../../../graph/network/model.ts'
import { PAIRED_ROLES, pairUp, withoutPartner, workingPairs, type Pair, type PairedPart } from '../../../graph/network/pairs.ts'

const NETWORK = { from: '2020-09-01', to: null }
const NAMES = ['', 'Ann', 'Ben', 'Cat', 'Dan']
const part = (personId: number, from: string | null = '2021-09-01', to: string | null = null): PairedPart => ({ personId, name: NAMES[personId]!, role: 'facilitator', from, to })
const pair = (id: number, personId: number, otherPersonId: number, from = '2021-09-01', to: string | null = null): Pair => ({ id, role: 'facilitator', personId, otherPersonId, from, to })
const FOUR = [part(1), part(2), part(3), part(4)]
const blank = { day: '', month: '', year: '' }

const asked = (one: string, other: string, { from = '2022-01-01', to = '', parts = FOUR, pairs = [] as Pair[], network = NETWORK } = {}) => {
  const decision = pairUp({ one, other, from: typedDayOf(from), to: to === '' ? blank : typedDayOf(to) }, network, parts, workingPairs(pairs, parts, network))
  return 'pair' in decision ? decision.pair : decision.refusals.map(({ field, message }) => `${field}: ${message}`)
}

test('facilitators work in pairs, and nobody else here', () => expect(PAIRED_ROLES).toEqual(['facilitator']))

test('two facilitators are noted as a pair, with or without a last day', () => {
  expect(asked('1', '2')).toEqual({ role: 'facilitator', personId: 1, otherPersonId: 2, from: '2022-01-01', to: null })
  expect(asked('2', '1', { to: '2022-07-31' })).toMatchObject({ personId: 2, otherPersonId: 1, to: '2022-07-31' })
})

test.each<[string, string, Parameters<typeof asked>[2], string[]]>([
  ['1', '1', {}, ['other: Choose somebody else: Ann cannot be a pair alone']],
  ['', '', {}, ['one: Choose somebody who has this part in the network', 'other: Choose the other one, who has this part in the network too']],
  ['1', '9', {}, ['other: Choose the other one, who has this part in the network too']],
  ['1', '2', { from: '2021-08-31' }, ['one: Ann does not have this part on 31 August 2021', 'other: Ben does not have this part on 31 August 2021']],
  ['1', '2', { parts: [part(1), part(2, '2021-09-01', '2022-03-31')], to: '2022-04-01' }, ['other: Ben has this part until 31 March 2022 only']],
  ['1', '2', { parts: [part(1), part(2, '2021-09-01', '2021-12-31')] }, ['other: Ben does not have this part on 1 January 2022']],
  ['1', '2', { pairs: [pair(1, 2, 3)] }, ['other: Ben works with Cat from 1 September 2021. End that first, or enter other days']],
  ['1', '2', { pairs: [pair(1, 2, 1, '2022-02-01', '2022-02-02')] }, ['one: Ann works with Ben from 1 February 2022 to 2 February 2022. End that first, or enter other days', 'other: Ben works with Ann from 1 February 2022 to 2 February 2022. End that first, or enter other days']],
  ['1', '2', { from: '2020-08-31' }, ['from: The first day must be 1 September 2020 or later, when the network began']],
  ['1', '2', { to: '2021-12-31' }, ['to: The last day must be 1 January 2022, the first day, or later']],
])('%s with %s %j is refused', (one, other, more, refusals) => expect(asked(one, other, more)).toEqual(refusals))

test('a pair whose one half stopped is over, and the other half can be paired again', () => {
  const parts = [part(1), part(2, '2021-09-01', '2021-12-31'), part(3)]
  expect(workingPairs([pair(1, 1, 2)], parts, NETWORK)).toMatchObject([{ names: ['Ann', 'Ben'], from: '2021-09-01', to: '2021-12-31' }])
  expect(asked('1', '3', { parts, pairs: [pair(1, 1, 2)] })).toMatchObject({ personId: 1, otherPersonId: 3 })
})

test('a pair ends with the network, and is none where one of the two never had the part then', () => {
  expect(workingPairs([pair(1, 1, 2)], FOUR, { from: null, to: '2023-07-31' })).toMatchObject([{ to: '2023-07-31' }])
  expect(workingPairs([pair(1, 1, 2, '2020-09-01')], FOUR, NETWORK)).toEqual([])
})

test('whoever has nobody to work with on a day is told', () => {
  const pairs = workingPairs([pair(1, 1, 2, '2021-09-01', '2022-07-31'), pair(2, 3, 4, '2022-09-01')], FOUR, NETWORK)
  const alone = (day: string) => withoutPartner(FOUR, pairs, day).map(({ name }) => name)
  expect([alone('2021-08-31'), alone('2021-09-01'), alone('2022-08-01'), alone('2022-09-01')]).toEqual([[], ['Cat', 'Dan'], ['Ann', 'Ben', 'Cat', 'Dan'], ['Ann', 'Ben']])
})

test('whatever is asked in turn, nobody is ever in two pairs on one day', () => {
  const day = fc.integer({ min: 0, max: 30 }).map((days) => addDays('2022-01-01', days))
  const asking = fc.record({ one: fc.integer({ min: 1, max: 4 }), other: fc.integer({ min: 1, max: 4 }), from: day, to: fc.option(day, { nil: '' }) })
  let kept = 0
  fc.assert(fc.property(fc.array(asking, { maxLength: 8 }), fc.array(fc.option(day, { freq: 1 }), { minLength: 4, maxLength: 4 }), (all, ends) => {
    const parts = ends.map((end, index) => part(index + 1, '2021-09-01', end))
    const pairs: Pair[] = []
    for (const { one, other, from, to } of all) {
      const decided = asked(String(one), String(other), { from, to: to ?? '', parts, pairs })
      if (!Array.isArray(decided)) pairs.push({ id: pairs.length + 1, ...decided })
    }
    kept += pairs.length
    const holding = workingPairs(pairs, parts, NETWORK)
    expect(holding.length).toBe(pairs.length)
    for (let at = 0; at <= 31; at += 1) {
      const on = addDays('2022-01-01', at)
      const busy = holding.filter((row) => holdsOn(row, on)).flatMap(({ personIds }) => personIds)
      expect(new Set(busy).size).toBe(busy.length)
    }
  }), { numRuns: 400 })
  expect(kept).toBeGreaterThan(100)
})
