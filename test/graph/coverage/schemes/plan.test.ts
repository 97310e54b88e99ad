import { expect, test } from 'vitest'
import { moveSchools } from '../../../../graph/coverage/schemes/moves.ts'
import { planScheme } from '../../../../graph/coverage/schemes/plan.ts'
import { shortcomings } from '../../../../graph/coverage/schemes/shortcomings.ts'
import { adjustable, refusedSizes } from '../../../../graph/coverage/schemes/settings.ts'
import { NETWORK_KIND_CODES } from '../../../../graph/network/kinds.ts'
import { organisationKindName } from '../../../../graph/network/organisation-kinds.ts'
import { roleName } from '../../../../graph/network/roles.ts'
import { layersOf, TEMPLATES, templateOf } from '../../../../graph/network/templates/templates.ts'
import { HUNDRED, idsOf, layerOf, made, schoolAt, SETTINGS } from './places.ts'

test('there is a template for each of the eighteen authorities, in words the portal knows', () => {
  expect(TEMPLATES.map(({ authority }) => authority)).toEqual([
    'Bedfordshire', 'Buckinghamshire', 'Cornwall', 'Derby', 'Derbyshire', 'Essex', 'Kingston upon Thames', 'Knowsley', 'Lancashire', 'Leicester', 'Liverpool',
    'North Yorkshire', 'Redbridge', 'Sheffield', 'Southwark', 'Sunderland', 'West Sussex', 'Wiltshire',
  ])
  for (const template of TEMPLATES) {
    const layers = layersOf(template).map(({ layer }) => layer)
    expect(new Set(layers.map(({ key }) => key)).size, template.code).toBe(layers.length)
    for (const { kind, roles, organisations } of layers) {
      expect(NETWORK_KIND_CODES).toContain(kind)
      expect(roles.filter(({ role }) => roleName(role) === undefined)).toEqual([])
      expect(organisations.filter((code) => organisationKindName(code) === undefined)).toEqual([])
    }
  }
})

test.each(TEMPLATES.map(({ code }) => code))('%s leaves nobody over where it says so, and puts no school twice into one layer', (code) => {
  const plan = made(code, HUNDRED)
  if (templateOf(code)!.everySchool) expect(plan.leftOver).toEqual([])
  for (const { layer } of layersOf(templateOf(code)!)) {
    const ids = idsOf(layerOf(plan, layer.key))
    expect(new Set(ids).size).toBe(ids.length)
  }
  expect(made(code, { ...HUNDRED, schools: HUNDRED.schools.toReversed() })).toEqual(plan)
})

test('Bedfordshire’s own figures: seven communities over 224 schools, all phases, each with its three paid people and a fund', () => {
  const schools = Array.from({ length: 224 }, (_, n) => schoolAt(n + 1, n % 8 === 0 ? 'secondary' : n % 8 === 1 ? 'middle-deemed-secondary' : 'primary'))
  const plan = made('bedfordshire', { schools, existing: [] }, { fundPence: 5_000_000 })
  expect(plan.networks).toHaveLength(7)
  expect(idsOf(plan.networks)).toHaveLength(224)
  for (const { roles, fundPence, schoolIds } of plan.networks) {
    expect(roles.map(({ role }) => role)).toEqual(['lead', 'cpd-co-ordinator', 'administrator', 'adviser'])
    expect(fundPence).toBe(5_000_000)
    expect(new Set(schoolIds.map((id) => schools[id - 1]!.phase)).size).toBe(3)
  }
})

test('North Yorkshire’s own figures: 375 primary schools make five partnerships of 70 to 80, each with a chair, five heads and a governor', () => {
  const schools = Array.from({ length: 375 }, (_, n) => schoolAt(n + 1, 'primary'))
  const plan = made('north-yorkshire', { schools: [...schools, schoolAt(900, 'secondary'), schoolAt(901, 'special')], existing: [] })
  const primary = layerOf(plan, 'primary')
  expect(primary.map(({ schoolIds }) => schoolIds.length).every((size) => size >= 70 && size <= 80)).toBe(true)
  expect(primary).toHaveLength(5)
  expect(primary[0]!.roles.slice(0, 3)).toEqual([{ role: 'chair', count: 1 }, { role: 'board-head', count: 5 }, { role: 'board-governor', count: 1 }])
})

test('Leicester’s clusters come of needs: one focus each, set years, nobody in two, and nobody without a need', () => {
  const need = (code: string) => ({ code, name: code })
  const schools = [
    ...[1, 2, 3, 4].map((id) => schoolAt(id, 'primary', { needs: [need('phonics'), need('attendance')] })),
    ...[5, 6, 7].map((id) => schoolAt(id, 'secondary', { needs: [need('attendance')] })), schoolAt(8, 'primary', { needs: [need('finance')] }), schoolAt(9, 'primary'),
  ]
  const plan = made('leicester', { schools, existing: [] })
  expect(plan.networks.map(({ name, focus, schoolIds, years }) => [name, focus, schoolIds, years])).toEqual([['Improvement Cluster 1', 'attendance', [1, 2, 3, 4, 5, 6, 7], 2]])
  expect(plan.leftOver).toEqual([{ schoolId: 8, why: 'no-need' }, { schoolId: 9, why: 'no-need' }])
})

test('Lancashire keeps the groups schools chose, and names those in none', () => {
  const existing = [{ id: 77, name: 'Fell Schools', kind: 'learning-community', schoolIds: [1, 2] }, { id: 78, name: 'A Trust', kind: 'multi-academy-trust', schoolIds: [3] }]
  const plan = made('lancashire', { schools: [1, 2, 3].map((id) => schoolAt(id, 'primary')), existing })
  expect(plan.networks.map(({ name, existingId, within }) => [name, existingId, within])).toEqual([['Networks Forum', null, null], ['Fell Schools', 77, 'n1']])
  expect(plan.leftOver).toEqual([{ schoolId: 3, why: 'chose-none' }])
})

test('where not all are held, those in fewest collaborations come first', () => {
  const schools = HUNDRED.schools.map((school) => ({ ...school, collaborations: school.id % 5 === 0 ? 3 : 0 }))
  expect(made('redbridge', { schools, existing: [] }).leftOver.every(({ schoolId }) => schoolId % 5 === 0)).toBe(true)
})

test('sizes that cannot be kept are refused by the name of their field', () => {
  const settings = { ...SETTINGS, sizes: { clusters: { groups: 6, least: 20, most: 30 } } }
  expect(refusedSizes(templateOf('kingston')!, HUNDRED, settings)).toEqual([{ field: 'clusters-least', message: '6 groups of at least 20 need 120 schools, and there are 100. Choose 5 groups or fewer, or at least 16 schools or fewer' }])
  expect(() => made('kingston', HUNDRED, settings)).toThrow(RangeError)
})

test('how far the work has got is told layer by layer, never backwards, and every part of it', () => {
  for (const [code, names] of [['wiltshire', 3], ['essex', 3]] as const) {
    const shares: number[] = []
    const layers = new Set<string>()
    planScheme(templateOf(code)!, HUNDRED, SETTINGS, (share, { key }) => {
      shares.push(share)
      layers.add(key)
    })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect([shares[0], shares.at(-1)! < 1, shares.length > 20, layers.size]).toEqual([0, true, true, names])
  }
})

test('the form begins with the template’s sizes, or says that they do not fit', () => {
  const [, primary] = [null, ...adjustable(templateOf('north-yorkshire')!, HUNDRED)]
  expect(primary).toMatchObject({ count: 80, sizes: { groups: 5 }, asWished: false, part: false })
  expect(adjustable(templateOf('essex')!, HUNDRED).map(({ layer, part }) => [layer.key, part])).toEqual([['regions', false], ['groups', true], ['learning', true]])
})

test('a school moved by hand leaves the networks inside the one it left, and a group that falls apart says so', () => {
  const plan = made('essex', HUNDRED)
  const [from, to] = layerOf(plan, 'groups') as [typeof plan.networks[number], typeof plan.networks[number]]
  const id = layerOf(plan, 'learning').find(({ within }) => within === from.key)!.schoolIds[0]!
  const moved = moveSchools(plan, { from: from.key, schools: [String(id)], to: to.key }, HUNDRED)
  if ('refusals' in moved) throw new Error('refused')
  expect(layerOf(moved.plan, 'groups').filter(({ schoolIds }) => schoolIds.includes(id)).map(({ key }) => key)).toEqual([to.key])
  expect(layerOf(moved.plan, 'learning').some(({ schoolIds }) => schoolIds.includes(id))).toBe(false)
  const line = { schools: Array.from({ length: 12 }, (_, n) => schoolAt(n + 1, 'primary', { easting: n * 1_000, northing: 0 })), existing: [] }
  const three = made('kingston', line, { sizes: { clusters: { groups: 3, least: 4, most: 4 } } })
  const holder = (school: number) => three.networks.find(({ schoolIds }) => schoolIds.includes(school))!.key
  const apart = moveSchools(three, { from: holder(1), schools: ['1'], to: holder(12) }, line)
  if ('refusals' in apart) throw new Error('refused')
  expect(shortcomings(apart.plan, templateOf('kingston')!, line)).toEqual(expect.arrayContaining([expect.stringMatching(/not joined up: School 1 is cut off/), expect.stringMatching(/has 5 schools, and was to have 4 to 4/)]))
})
