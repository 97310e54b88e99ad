import { expect, test } from 'vitest'
import { distinctLabels } from '../../app/distinct-labels.ts'

test('two schools of one name are told apart by their URNs, and the others keep their names', () => {
  const schools = [{ urn: 1, name: 'St Mary’s' }, { urn: 2, name: 'Elm Park' }, { urn: 3, name: 'St Mary’s' }]
  expect(distinctLabels(schools, ({ name }) => name)).toEqual(['St Mary’s (URN 1)', 'Elm Park', 'St Mary’s (URN 3)'])
})
