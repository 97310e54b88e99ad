import { expect, test } from 'vitest'
import { changeLead, closeNetwork, describeNetwork, type LastThings, type Leading } from '../../../graph/network/changing.ts'
import { saying, typed } from './said.ts'

const NETWORK = { from: '2020-09-01', to: null }

test('a network keeps a name of its own and a purpose or none', () => {
  expect(describeNetwork({ name: ' The  Hills ', purpose: ' To walk ' }, ['The Bay'])).toEqual({ described: { name: 'The Hills', purpose: 'To walk' } })
  expect(describeNetwork({ name: 'The Hills', purpose: ' ' }, [])).toEqual({ described: { name: 'The Hills', purpose: null } })
  expect(saying(describeNetwork({ name: 'the bay', purpose: 'x'.repeat(1001) }, ['The Bay']))).toEqual([
    'name: Enter another name. There is a network called the bay in this authority already', 'purpose: Enter what it is for, with at most 1,000 characters',
  ])
})

let id = 0
const member = (memberId: number, more: Partial<Leading> = {}): Leading => ({ id: (id += 1), party: 'school', memberId, name: `School ${memberId}`, role: 'member', from: '2020-09-01', to: null, ...more })
const lead = (who: string, from: string, rows: Leading[]) => changeLead({ lead: who, from: typed(from) }, NETWORK, rows)

test('a member leads from a day on, and the lead before steps down', () => {
  const [one, two] = [member(1, { role: 'lead' }), member(2)]
  expect(lead('school-2', '2025-09-01', [one, two])).toEqual({ lead: { from: '2025-09-01', leads: two, steps: [one] } })
  expect(lead('', '2025-09-01', [one, two])).toEqual({ lead: { from: '2025-09-01', leads: null, steps: [one] } })
})

test('a lead that is not a member, or not on that day, is refused', () => {
  const rows = [member(1, { role: 'lead' }), member(2, { to: '2024-08-31' }), member(3, { from: '2026-01-01' })]
  expect(saying(lead('school-9', '2025-09-01', rows))).toEqual(['lead: Choose a member of the network: only a member can lead it'])
  expect(saying(lead('school-2', '2025-09-01', rows))).toEqual(['lead: School 2 is not a member on 1 September 2025, and only a member can lead. Add it first, or enter another day'])
  expect(saying(lead('school-3', '2025-09-01', rows))[0]).toContain('School 3 is not a member on 1 September 2025')
  expect(saying(lead('school-1', '2025-09-01', rows))).toEqual(['lead: School 1 leads the network on that day already'])
})

test('leads follow one another', () => {
  expect(saying(lead('school-2', '2022-09-01', [member(1, { role: 'lead', from: '2023-09-01' }), member(2)]))).toEqual(['from: The first day must be later than 1 September 2023, when School 1 began to lead'])
  expect(saying(lead('school-2', '2019-09-01', [member(2)]))).toEqual(['from: The first day must be 1 September 2020 or later, when the network began'])
})

const close = (to: string, last: Partial<LastThings> = {}, network: Parameters<typeof closeNetwork>[1] = NETWORK) => closeNetwork(typed(to), network, { joined: null, began: null, did: null, ...last })

test('a network is closed with its last day', () => {
  expect(close('2026-08-31')).toEqual({ to: '2026-08-31' })
  expect(saying(close('2020-08-31'))).toEqual(['to: The last day must be 1 September 2020 or later, when the network began'])
  expect(saying(close('2026-08-31', {}, { ...NETWORK, to: '2025-08-31' }))).toEqual([': The network has its last day already: 31 August 2025'])
})

test('nothing of a network begins or happens after its last day', () => {
  expect(saying(close('2026-08-31', { joined: { name: 'School 3', from: '2026-09-01' }, began: '2026-10-01', did: '2026-09-15' }))).toEqual([
    'to: The last day must be 1 September 2026 or later, when School 3 joined', 'to: The last day must be 1 October 2026 or later, when the latest link, aim, target or function began',
    'to: The last day must be 15 September 2026 or later, when it last did something or moved money',
  ])
  expect(close('2026-09-01', { joined: { name: 'School 3', from: '2026-09-01' }, did: '2026-09-01' })).toEqual({ to: '2026-09-01' })
})
