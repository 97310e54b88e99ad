import { expect, test } from 'vitest'
import { delegateFunction, isReached, recordOutcome, setAim, setTarget } from '../../../graph/network/plan.ts'
import { saying, span, typed } from './said.ts'

const NETWORK = { from: '2024-09-01', to: '2030-08-31' }
const AIM = { title: 'Close the gap in reading', from: '2025-09-01', to: null }

test('an aim stands in the plan from a day, until one', () => {
  expect(setAim({ title: '  Close the gap  in reading', ...span('2025-09-01', '2026-07-31') }, NETWORK, [])).toEqual({ aim: { title: 'Close the gap in reading', from: '2025-09-01', to: '2026-07-31' } })
  expect(saying(setAim({ title: '', ...span('2024-08-31', '2030-09-01') }, NETWORK, []))).toEqual([
    'title: Enter what the network sets out to do, with at most 300 characters', 'from: The first day must be 1 September 2024 or later, when the network began', 'to: The last day must be 31 August 2030 or earlier, when the network ended',
  ])
  expect(saying(setAim({ title: 'close the GAP in reading', ...span('2026-09-01') }, NETWORK, [AIM]))).toEqual(['title: This aim is in the plan in that time already'])
  expect(setAim({ title: AIM.title, ...span('2026-09-01') }, NETWORK, [{ ...AIM, to: '2026-08-31' }])).toHaveProperty('aim')
})

test('a function is delegated by somebody, once at a time', () => {
  const one = { what: 'Swimming for all schools', by: 'Westmarsh', ...span('2025-09-01') }
  expect(delegateFunction(one, NETWORK, [])).toEqual({ delegated: { what: 'Swimming for all schools', delegatedBy: 'Westmarsh', from: '2025-09-01', to: null } })
  expect(saying(delegateFunction({ ...one, what: '', by: '' }, NETWORK, []))).toEqual(['what: Enter what is delegated to the network, with at most 300 characters', 'by: Enter who delegated it, with at most 200 characters'])
  expect(saying(delegateFunction(one, NETWORK, [{ what: 'swimming for all schools', from: '2025-01-01', to: null }]))).toEqual(['what: This is delegated to the network in that time already'])
})

const target = (more: Record<string, string> = {}) => {
  const { from = '2025-09-01', until = '2027-07-31', ...rest } = more
  return setTarget({ measure: 'Reading at the expected standard, per cent', baseline: '61', target: '70.5', ...rest, from: typed(from), until: typed(until) }, NETWORK)
}

test('a target has a measure, two different figures and two days', () => {
  expect(target()).toEqual({ target: { measure: 'Reading at the expected standard, per cent', baseline: 61, target: 70.5, from: '2025-09-01', until: '2027-07-31' } })
  expect(target({ baseline: '1,204', target: '−3' })).toMatchObject({ target: { baseline: 1204, target: -3 } })
  expect(saying(target({ measure: '', baseline: 'many', target: '٣' }))).toEqual([
    'measure: Enter what is measured, and in what, with at most 300 characters', 'baseline: The figure to start from must be a number like 61 or 61.5', 'target: The figure to reach must be in the figures 0 to 9',
  ])
  expect(saying(target({ target: '61.0' }))).toEqual(['target: The figure to reach must differ from the figure to start from'])
  expect(saying(target({ until: '2025-09-01' }))).toEqual(['until: The date to reach it by must be after 1 September 2025, when it was agreed'])
  expect(saying(target({ until: '2031-01-01' }))).toEqual(['until: The date to reach it by must be 31 August 2030 or earlier, when the network ended'])
})

test('an outcome is a figure of a day since the target was agreed', () => {
  const out = (more: Partial<Record<'target' | 'outcome' | 'on' | 'words', string>>) =>
    recordOutcome({ target: '5', outcome: '68', words: '', ...more, on: typed(more.on ?? '2026-07-31') }, [{ id: 5, from: '2025-09-01' }], { today: '2026-11-23' })
  expect(out({})).toEqual({ targetId: 5, outcome: { outcome: 68, outcomeOn: '2026-07-31', outcomeWords: null } })
  expect(out({ words: ' All five schools gained ' })).toMatchObject({ outcome: { outcomeWords: 'All five schools gained' } })
  expect(saying(out({ target: '6', outcome: '' }))).toEqual(['one: Choose the target', 'outcome: The figure reached must be a number like 61 or 61.5'])
  expect(saying(out({ on: '2026-11-24' }))).toEqual(['on: The date of the figure must be today or in the past'])
  expect(saying(out({ on: '2025-08-31' }))).toEqual(['on: The date of the figure must be 1 September 2025, when the target was agreed, or later'])
})

test('up is reached from below, down from above', () => {
  expect([isReached({ baseline: 61, target: 70 }, 70), isReached({ baseline: 61, target: 70 }, 69.9)]).toEqual([true, false])
  expect([isReached({ baseline: 12, target: 6 }, 5), isReached({ baseline: 12, target: 6 }, 7)]).toEqual([true, false])
})
