import { expect, test } from 'vitest'
import { linesOfDescent, successionsIn, type Link } from '../../../graph/network/succession.ts'

const link = (urn: number, linkType: string, linkUrn: number, on: string | null = null): Link => ({ urn, linkUrn, linkType, on })

test('a school and its only successor are one, whichever side tells of it', () => {
  const both = [link(1, 'Successor', 2, '2012-08-31'), link(2, 'Predecessor', 1, '2012-09-01')]
  const expected = [{ from: 1, to: 2, lastDay: '2012-08-31', firstDay: '2012-09-01' }]
  expect(successionsIn(both).pairs).toEqual(expected)
  expect(successionsIn([both[0]!]).pairs).toEqual(expected)
  expect(successionsIn([both[1]!]).pairs).toEqual(expected)
})

test.each([
  'Predecessor - merged', 'Predecessor - amalgamated', 'Predecessor - Split School', 'Successor - merged', 'Successor - amalgamated', 'Successor - Split School',
  'Merged - expansion of school capacity', 'Merged - change in age range', 'Result of Amalgamation', 'Sixth Form Centre Link', 'Sixth Form Centre School', 'Expansion', 'Closure', 'Other',
])('“%s” joins different schools', (linkType) => {
  expect(successionsIn([link(1, linkType, 2, '2012-08-31')])).toEqual({ pairs: [], notOneToOne: 0 })
})

test('two predecessors are an amalgamation, two successors a split: no identity', () => {
  expect(successionsIn([link(3, 'Predecessor', 1), link(3, 'Predecessor', 2)])).toEqual({ pairs: [], notOneToOne: 2 })
  expect(successionsIn([link(1, 'Successor', 2), link(1, 'Successor', 3)])).toEqual({ pairs: [], notOneToOne: 2 })
})

test('a merged predecessor beside a plain one does not hide the conversion', () => {
  expect(successionsIn([link(3, 'Predecessor', 1), link(3, 'Predecessor - merged', 2)]).pairs).toMatchObject([{ from: 1, to: 3 }])
})

test('days that contradict each other leave no overlap', () => {
  const [pair] = successionsIn([link(1, 'Successor', 2, '2012-09-01'), link(2, 'Predecessor', 1, '2012-09-01')]).pairs
  expect(pair).toMatchObject({ lastDay: '2012-08-31', firstDay: '2012-09-01' })
})

test('a school twice converted is one line, earliest first, with the days of each URN', () => {
  const { pairs } = successionsIn([link(2, 'Predecessor', 1, '2005-09-01'), link(3, 'Predecessor', 2, '2012-09-01')])
  expect(linesOfDescent(pairs)).toEqual([
    [
      { urn: 1, from: null, to: '2005-08-31' },
      { urn: 2, from: '2005-09-01', to: '2012-08-31' },
      { urn: 3, from: '2012-09-01', to: null },
    ],
  ])
})

test('URNs that succeed themselves or go round in a circle are left out', () => {
  expect(successionsIn([link(1, 'Successor', 1)]).pairs).toEqual([])
  expect(successionsIn([link(1, 'Successor', 2), link(2, 'Successor', 1)]).pairs).toEqual([])
  const circle = successionsIn([link(1, 'Successor', 2), link(2, 'Successor', 3), link(3, 'Successor', 1)]).pairs
  expect(linesOfDescent(circle)).toEqual([])
})

test('the order of the links changes nothing', () => {
  const links = [link(2, 'Predecessor', 1, '2005-09-01'), link(3, 'Predecessor', 2), link(9, 'Successor', 8, '2020-08-31'), link(7, 'Predecessor', 6), link(7, 'Predecessor', 5)]
  expect(successionsIn([...links].reverse())).toEqual(successionsIn(links))
})
