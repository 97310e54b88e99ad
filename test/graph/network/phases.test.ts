import { expect, test } from 'vitest'
import { PHASE_NAMES, phaseOf, PUBLISHED_PHASES } from '../../../graph/network/phases.ts'

test.each([
  ['Nursery', 'Local authority nursery school', 'nursery'],
  ['Primary', 'Community school', 'primary'],
  ['Middle deemed primary', 'Community school', 'middle-deemed-primary'],
  ['Middle deemed secondary', 'Academy converter', 'middle-deemed-secondary'],
  ['Secondary', 'University technical college', 'secondary'],
  ['All-through', 'Free schools', 'all-through'],
  ['16 plus', 'Free schools 16 to 19', 'sixteen-plus'],
])('the register’s phase %s of a %s is taken as it is: %s', (published, type, phase) => {
  expect(phaseOf(published, type)).toBe(phase)
})

test.each([
  ['Community special school', 'special'],
  ['Foundation special school', 'special'],
  ['Academy special converter', 'special'],
  ['Academy special sponsor led', 'special'],
  ['Free schools special', 'special'],
  ['Pupil referral unit', 'alternative-provision'],
  ['Academy alternative provision converter', 'alternative-provision'],
  ['Academy alternative provision sponsor led', 'alternative-provision'],
  ['Free schools alternative provision', 'alternative-provision'],
  ['Academy 16-19 converter', 'sixteen-plus'],
  ['Academy 16 to 19 sponsor led', 'sixteen-plus'],
  ['Local authority nursery school', 'nursery'],
  ['Service children’s education', 'not-applicable'],
])('where the register gives no phase, the type tells: %s is %s', (type, phase) => {
  expect(phaseOf('Not applicable', type)).toBe(phase)
  expect(phaseOf('', type)).toBe(phase)
})

test('a special school with a phase of its own keeps it', () => {
  expect(phaseOf('Secondary', 'Community special school')).toBe('secondary')
})

test('case and blanks do not matter; a phase nobody knows is undefined', () => {
  expect(phaseOf(' PRIMARY ', '')).toBe('primary')
  expect(phaseOf('Kindergarten', 'Community school')).toBeUndefined()
  expect(phaseOf('constructor', 'Community school')).toBeUndefined()
})

test('every published phase is known, and every phase has a name', () => {
  for (const published of PUBLISHED_PHASES) expect(PHASE_NAMES[phaseOf(published, 'Community school')!]).toBeTruthy()
})
