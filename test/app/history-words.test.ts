import { expect, test } from 'vitest'
import { actionInWords, changeInLines } from '../../app/history-words.ts'

test.each([['need.raised', 'Need: raised'], ['round.pin-lifted', 'Round: pin lifted'], ['account.signed-out-everywhere', 'Account: signed out everywhere']])('%s is told as %j', (action, words) => {
  expect(actionInWords(action)).toBe(words)
})

test('a change is told value by value, with where it was and where it is', () => {
  expect(changeInLines({ before: null, after: { areaCode: 'english', halfDays: 4, nameShared: true, note: '', phases: ['primary', 'secondary'] } })).toEqual([
    'before: none', 'after, area code: english', 'after, half days: 4', 'after, name shared: yes', 'after, note: none', 'after, phases, 1: primary', 'after, phases, 2: secondary',
  ])
})

test('an event that changed nothing else has nothing to tell', () => {
  expect(changeInLines({})).toEqual([])
})

test('the numbers of things that changed together are counted', () => {
  expect(changeInLines({ runId: 3, proposals: [30, 31, 32] })).toEqual(['run id: 3', '3 proposals'])
  expect(changeInLines({ after: { proposals: [30] } })).toEqual(['after, 1 proposal'])
})
