/** Every template over real registers: the source's own figures, sizes kept, nobody left over where the template says so. */
import { describe, expect, test } from 'vitest'
import { shortcomings } from '../../../../graph/coverage/schemes/shortcomings.ts'
import { PRIMARIES, SECONDARIES } from '../../../../graph/network/templates/model.ts'
import { TEMPLATES, templateOf } from '../../../../graph/network/templates/templates.ts'
import { REGISTER, realData } from '../../../real-data.ts'
import { idsOf, layerOf, made, register } from './places.ts'

const skip = !realData(REGISTER)
const sizesOf = (networks: { schoolIds: number[] }[]): number[] => networks.map(({ schoolIds }) => schoolIds.length)

describe.skipIf(skip)('on the registers of real authorities', () => {
  test.each(TEMPLATES.flatMap(({ code }) => (['831', '815'] as const).map((la) => [code, la] as const)))('%s over %s', (code, la) => {
    const facts = register(la)
    const template = templateOf(code)!
    const plan = made(code, facts)
    const names = plan.networks.map(({ name }) => name.toLowerCase())
    expect(new Set(names).size).toBe(names.length)
    if (template.everySchool) expect(shortcomings(plan, template, facts).filter((words) => !/not joined up/.test(words))).toEqual([])
    expect(plan.networks.flatMap(({ apart }) => apart)).toEqual([])
    const covered = new Set(plan.networks.flatMap(({ schoolIds, headsOf }) => [...schoolIds, ...headsOf]))
    expect([...covered, ...plan.leftOver.map(({ schoolId }) => schoolId)].length).toBe(facts.schools.length)
    for (const { within } of plan.networks) if (within !== null) expect(plan.networks.some(({ key }) => key === within)).toBe(true)
  }, 60_000)

  test('North Yorkshire: five primary partnerships by place, one secondary, one shadow special, under one body', () => {
    const facts = register('815')
    const plan = made('north-yorkshire', facts)
    const primaries = facts.schools.filter(({ phase }) => PRIMARIES.includes(phase)).length
    expect(layerOf(plan, 'primary')).toHaveLength(5)
    expect(idsOf(layerOf(plan, 'primary'))).toHaveLength(primaries)
    expect([layerOf(plan, 'secondary').length, layerOf(plan, 'special').length, layerOf(plan, 'county').length]).toEqual([1, 1, 1])
    expect(plan.networks.filter(({ within }) => within === layerOf(plan, 'county')[0]!.key)).toHaveLength(7)
    // Since 2014 there are fewer schools: five of 70 to 80 would want 350. Four hold today's.
    expect(sizesOf(layerOf(made('north-yorkshire', facts, { sizes: { primary: { groups: null, least: 70, most: 80 } } }), 'primary')).every((size) => size >= 70 && size <= 80)).toBe(true)
  })

  test('Southwark: eight; Kingston: six; Cornwall: nine under one steering group', () => {
    expect(layerOf(made('southwark', register('210')), 'networks')).toHaveLength(8)
    expect(layerOf(made('kingston', register('314')), 'clusters')).toHaveLength(6)
    const cornwall = made('cornwall', register('908'))
    expect(layerOf(cornwall, 'networks')).toHaveLength(9)
    expect(new Set(layerOf(cornwall, 'networks').map(({ within }) => within)).size).toBe(1)
  })

  test('Essex: four regions, each containing delivery groups, each containing learning networks of its own primary schools', () => {
    const plan = made('essex', register('881'))
    expect(layerOf(plan, 'regions')).toHaveLength(4)
    for (const region of layerOf(plan, 'regions')) expect(plan.networks.some(({ within, layer }) => within === region.key && layer === 'groups')).toBe(true)
    for (const learning of layerOf(plan, 'learning')) {
      const outer = plan.networks.find(({ key }) => key === learning.within)!
      expect(outer.layer).toBe('groups')
      expect(learning.schoolIds.filter((id) => !outer.schoolIds.includes(id))).toEqual([])
    }
  }, 60_000)

  test('Redbridge: six linked networks with 80% of schools, and seven for all its primary schools', () => {
    const facts = register('317')
    const plan = made('redbridge', facts)
    const themes = layerOf(plan, 'themes')
    expect(themes).toHaveLength(6)
    expect(idsOf(themes).length / facts.schools.length).toBeCloseTo(0.8, 2)
    expect(themes.reduce((sum, { linked }) => sum + linked.length, 0)).toBe(15)
    expect(themes.every(({ schoolIds }) => schoolIds.some((id) => facts.schools.find((school) => school.id === id)!.phase === 'secondary'))).toBe(true)
    expect(layerOf(plan, 'primary')).toHaveLength(7)
    expect(idsOf(layerOf(plan, 'primary'))).toEqual(facts.schools.filter(({ phase }) => PRIMARIES.includes(phase)).map(({ id }) => id).sort((a, b) => a - b))
  })

  test('Sheffield: seven districts, and every school in one practice network besides', () => {
    const facts = register('373')
    const plan = made('sheffield', facts)
    expect(layerOf(plan, 'districts')).toHaveLength(7)
    expect(idsOf(layerOf(plan, 'districts'))).toEqual(idsOf(layerOf(plan, 'practice')))
    const districtOf = new Map(layerOf(plan, 'districts').flatMap(({ key, schoolIds }) => schoolIds.map((id) => [id, key] as const)))
    for (const { schoolIds } of layerOf(plan, 'practice')) expect(new Set(schoolIds.map((id) => districtOf.get(id))).size).toBeGreaterThanOrEqual(4)
  })

  test('Liverpool: seven areas with a co-ordinator each; Derbyshire: a cluster round every secondary school', () => {
    const liverpool = made('liverpool', register('341'))
    expect(layerOf(liverpool, 'areas').map(({ roles }) => roles)).toEqual(Array.from({ length: 7 }, () => [{ role: 'co-ordinator', count: 1 }]))
    const facts = register('830')
    const clusters = layerOf(made('derbyshire', facts), 'clusters')
    expect(clusters).toHaveLength(facts.schools.filter(({ phase }) => phase === 'secondary' || phase === 'all-through').length)
    for (const { schoolIds } of clusters) expect(schoolIds.filter((id) => ['secondary', 'all-through'].includes(facts.schools.find((school) => school.id === id)!.phase))).toHaveLength(1)
  }, 60_000)

  test('Buckinghamshire: every head invited to the academy, 155 primary and secondary schools in communities', () => {
    const facts = register('825')
    const plan = made('buckinghamshire', facts)
    expect(layerOf(plan, 'academy')[0]!.headsOf.length).toBeGreaterThan(200)
    expect(idsOf(layerOf(plan, 'communities'))).toHaveLength(155)
  })

  test('Sunderland: special schools are the hubs, every other school a spoke of one; all secondary schools together', () => {
    const facts = register('394')
    const plan = made('sunderland', facts)
    const hubs = layerOf(plan, 'hubs')
    expect(hubs).toHaveLength(facts.schools.filter(({ phase }) => phase === 'special').length)
    for (const { parts, schoolIds } of hubs) expect(Object.values(parts).sort()).toEqual(['hub', ...Array.from({ length: schoolIds.length - 1 }, () => 'spoke')])
    expect(idsOf(layerOf(plan, 'secondary'))).toEqual(facts.schools.filter(({ phase }) => SECONDARIES.includes(phase)).map(({ id }) => id).sort((a, b) => a - b))
  })
})
