import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../graph/dates/day.ts'
import { holdsOn } from '../../../graph/network/model.ts'
import { storyOf, type StoryMember, type StoryParts } from '../../../graph/network/story.ts'

const TODAY = '2026-11-23'
const parts = (more: Partial<StoryParts>): StoryParts => ({ network: { from: '2020-09-01', to: null }, members: [], pairs: [], links: [], aims: [], functions: [], targets: [], movements: [], ...more })
const member = (key: string, more: Partial<StoryMember> = {}): StoryMember => ({ key, name: `School ${key}`, role: 'member', from: '2020-09-01', to: null, ...more })
const told = (more: Partial<StoryParts>, day = TODAY): string[] => storyOf(parts(more), day).flatMap(({ day: on, lines }) => lines.map((line) => `${on ?? '-'} ${line}`))

test('a network begins, is joined, is left and ends', () => {
  expect(told({ network: { from: '2020-09-01', to: '2026-08-31' }, members: [member('A', { to: '2026-08-31' }), member('B', { from: '2021-09-01', to: '2022-08-31' })] })).toEqual([
    '2020-09-01 The network began', '2020-09-01 School A joined', '2021-09-01 School B joined', '2022-08-31 Last day of School B', '2026-08-31 Last day of the network',
  ])
})

test('many who join on one day are one line, by their part', () => {
  const members = [...['E', 'D', 'C', 'B', 'A'].map((key) => member(key)), member('P', { name: 'Pat', role: 'chair' })]
  expect(told({ members })).toEqual(['2020-09-01 The network began', '2020-09-01 School A, School B, School C and 2 others joined', '2020-09-01 Pat joined as chair'])
  expect(told({ members: members.slice(0, 2) })[1]).toBe('2020-09-01 School D and School E joined')
})

test('another part from the next day is no leaving', () => {
  const members = [member('A', { role: 'lead', to: '2023-08-31' }), member('A', { from: '2023-09-01' }), member('B', { to: '2023-08-31' }), member('B', { role: 'lead', from: '2023-09-01' })]
  expect(told({ members }).slice(1)).toEqual([
    '2020-09-01 School A joined as lead', '2020-09-01 School B joined', '2023-09-01 School A became member, after being lead', '2023-09-01 School B became lead, after being member',
  ])
})

test('a gap is a leaving and a joining again', () => {
  const members = [member('A', { to: '2022-08-31' }), member('A', { from: '2023-09-01' })]
  expect(told({ members }).slice(1)).toEqual(['2020-09-01 School A joined', '2022-08-31 Last day of School A', '2023-09-01 School A joined'])
})

test('who has no first day stands before everything else', () => {
  expect(told({ members: [member('A', { from: null })] })).toEqual(['- School A joined, nobody recorded when', '2020-09-01 The network began'])
})

test('links, the plan, functions, targets and money are told; what is taken back is not', () => {
  const movement = { kind: 'allocated' as const, pence: 100_000, on: '2022-01-05', takesBack: null, what: 'First year' }
  expect(told({
    links: [{ way: 'part-of', name: 'Region', from: '2022-01-01', to: '2022-12-31' }, { way: 'linked', name: 'Bay', from: '2022-01-02', to: null }],
    aims: [{ title: 'Read more', from: '2022-01-03', to: null }], functions: [{ what: 'Swimming', delegatedBy: 'The county', from: '2022-01-04', to: null }],
    movements: [{ ...movement, id: 1 }, { ...movement, id: 2 }, { ...movement, id: 3, takesBack: 2 }],
    targets: [{ measure: 'Reading', baseline: 61, target: 70, from: '2022-01-06', until: '2023-07-31', outcome: 71, outcomeOn: '2023-07-20' }],
  }).slice(1)).toEqual([
    '2022-01-01 It became part of Region', '2022-01-02 It was linked with Bay', '2022-01-03 Aim set: Read more', '2022-01-04 The county delegated to it: Swimming', '2022-01-05 £1,000 allocated: First year',
    '2022-01-06 Target agreed: Reading, from 61 to 70 by 31 July 2023', '2022-12-31 Last day as part of Region', '2023-07-20 Target measured: Reading, 71 against 70',
  ])
})

test('nothing after the day asked is told, and what is told up to then stays the same', () => {
  const anyMember = fc.record({ key: fc.constantFrom('A', 'B', 'C'), from: fc.integer({ min: 0, max: 60 }), length: fc.option(fc.integer({ min: 0, max: 30 })), role: fc.constantFrom('member', 'lead') })
    .map(({ key, from, length, role }) => member(key, { role, from: addDays('2020-09-01', from), to: length === null ? null : addDays('2020-09-01', from + length) }))
  fc.assert(fc.property(fc.array(anyMember, { maxLength: 8 }), fc.integer({ min: 0, max: 90 }), (members, n) => {
    const day = addDays('2020-09-01', n)
    const until = storyOf(parts({ members }), day)
    expect(until).toEqual(storyOf(parts({ members }), TODAY).filter((entry) => entry.day === null || entry.day <= day))
    expect(until.map((entry) => entry.day)).toEqual(until.map((entry) => entry.day).toSorted())
    if (members.some((row) => holdsOn(row, day))) expect(until.flatMap(({ lines }) => lines).some((line) => / joined| became /.test(line))).toBe(true)
  }))
})

test('a pair is told when it began and when it ended, unless the network ended with it', () => {
  const pair = (more: object = {}) => ({ role: 'facilitator', names: ['Ann', 'Ben'], from: '2021-09-01', to: null, ...more })
  expect(told({ pairs: [pair()] })).toContain('2021-09-01 Ann and Ben began to work as a pair of facilitators')
  expect(told({ pairs: [pair({ to: '2022-07-31' })] })).toContain('2022-07-31 Last day of Ann and Ben as a pair')
  expect(told({ network: { from: '2020-09-01', to: '2022-07-31' }, pairs: [pair({ to: '2022-07-31' })] }).join()).not.toContain('as a pair,')
  expect(told({ pairs: [pair({ from: '2999-01-01' })] }).join()).not.toContain('pair')
})
