import { expect, test } from 'vitest'
import type { Refusal } from '../../../graph/dates/refusal.ts'
import { appoint, readOrganisationKind, whoIsMeant, type Known } from '../../../graph/network/appointing.ts'
import { ORGANISATION_KINDS } from '../../../graph/network/organisation-kinds.ts'
import { said, span } from './said.ts'

const NETWORK = { from: '2024-09-01', to: null }
const ADA: Known = { id: 5, name: 'Ada Ash', urns: [900001] }
const OTHER_ADA: Known = { id: 6, name: 'Ada Ash', urns: [900002, 900003] }

const meant = (party: 'person' | 'organisation', words: { name: string; urn?: string; isNew?: boolean }, known: Known[] = []) => {
  const refusals: Refusal[] = []
  const who = whoIsMeant(party, { isNew: false, ...words }, known, refusals)
  return refusals.length > 0 ? said(refusals) : who
}

test('a name means whoever here has it', () => {
  expect(meant('person', { name: 'Ada Ash' }, [ADA])).toEqual({ id: 5 })
  expect(meant('organisation', { name: 'Police' }, [{ id: 2, name: 'Police', urns: [] }])).toEqual({ id: 2 })
})

test('of two with one name, the school says which', () => {
  expect(meant('person', { name: 'Ada Ash' }, [ADA, OTHER_ADA])).toEqual(['urn: 2 people here are called Ada Ash. Enter the URN of a school where the one you mean holds a post'])
  expect(meant('person', { name: 'Ada Ash', urn: ' 900003 ' }, [ADA, OTHER_ADA])).toEqual({ id: 6 })
  expect(meant('person', { name: 'Ada Ash', urn: '900009' }, [ADA, OTHER_ADA])).toEqual(['urn: No person called Ada Ash holds a post at a school with this URN'])
})

test('a name nobody has is a slip, unless it is said to be new', () => {
  expect(meant('person', { name: 'Ada Ahs' })).toEqual(['name: Nobody called Ada Ahs is recorded here. Check the spelling, or say that this is a new person'])
  expect(meant('person', { name: ' Ada  Ahs ', isNew: true })).toEqual({ name: 'Ada Ahs' })
  expect(meant('person', { name: 'Ada Ash', isNew: true }, [ADA])).toEqual({ name: 'Ada Ash' })
  expect(meant('organisation', { name: 'Police', isNew: true }, [{ id: 2, name: 'Police', urns: [] }])).toEqual(['new: There is an organisation called Police already. Leave this unticked to choose it'])
  expect(meant('person', { name: '' })).toEqual(['name: Enter their name, with at most 200 characters'])
})

const take = (party: 'person' | 'organisation', role: string, from: string, to = '', held: Parameters<typeof appoint>[3] = []) => {
  const refusals: Refusal[] = []
  const part = appoint(party, { role, ...span(from, to) }, NETWORK, held, refusals)
  return refusals.length > 0 ? said(refusals) : part
}

test('a part is taken from a day, by whom it may be held', () => {
  expect(take('person', 'mentor', '2025-09-01', '2026-08-31')).toEqual({ role: 'mentor', from: '2025-09-01', to: '2026-08-31' })
  expect(take('person', 'hub', '2025-09-01')).toEqual(['role: Choose another part: no person can be hub'])
  expect(take('organisation', 'chair', '2025-09-01')).toEqual(['role: Choose another part: no organisation can be chair'])
  expect(take('person', 'emperor', '2025-09-01')).toEqual(['role: Choose their part in the network'])
})

test('a part lies within the network’s life, and the same one is not taken twice in a time', () => {
  expect(take('person', 'mentor', '2024-08-31')).toEqual(['from: The first day must be 1 September 2024 or later, when the network began'])
  const held = [{ role: 'mentor', from: '2025-09-01', to: '2026-08-31' }]
  expect(take('person', 'mentor', '2026-08-31', '', held)).toEqual(['from: They are network mentor in that time already, from 1 September 2025. End that first, or enter other days'])
  expect(take('person', 'mentor', '2026-09-01', '', held)).toHaveProperty('role')
  expect(take('person', 'chair', '2026-01-01', '', held)).toHaveProperty('role')
})

test('days nobody can mean are refused', () => {
  expect(take('person', 'mentor', '2926-09-01')).toEqual(['from: The first day must be in a year from 1800 to 2100'])
})

test('a new organisation has a kind', () => {
  const refusals: Refusal[] = []
  expect(readOrganisationKind('police', refusals)).toBe('police')
  readOrganisationKind('guild', refusals)
  expect(said(refusals)).toEqual(['kind: Choose what kind of organisation it is'])
  expect(new Set(ORGANISATION_KINDS.map(({ code }) => code)).size).toBe(ORGANISATION_KINDS.length)
})
