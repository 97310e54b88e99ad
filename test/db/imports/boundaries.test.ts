import { gzipSync } from 'node:zlib'
import { beforeEach, expect, test } from 'vitest'
import type { Db } from '../../../db/client.ts'
import { undoImport } from '../../../db/imports/apply.ts'
import { isWithin, type Outline } from '../../../graph/network/outlines/outline.ts'
import { BOUNDARIES, REGISTER, realData } from '../../real-data.ts'
import { all, AT, emptyRegister, facts, faults, file, load, preview, registerOf } from './world.ts'

let db: Db
beforeEach(async () => {
  db = emptyRegister()
  await load(db, 'register', registerOf(
    { URN: '900001', Easting: '436000', Northing: '338000' },
    { URN: '900002', 'LA (code)': '902', 'LA (name)': 'Oakford, City of', Easting: '449000', Northing: '338000' },
    { URN: '900003', 'LA (code)': '903', 'LA (name)': 'Elmshire' },
  ))
})

const square = (west: number, name: string, more: object = {}) => ({
  type: 'Feature', properties: { code: 'E06000001', name, ...more },
  geometry: { type: 'Polygon', coordinates: [[[west, 52.9], [west + 0.2, 52.9], [west + 0.2, 53], [west, 53], [west, 52.9]]] },
})
const collection = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features })
const two = collection(square(-1.6, 'Harrowmere'), square(-1.4, 'City of Oakford'))
const outlines = (): Record<string, Outline> =>
  Object.fromEntries(all<{ la_code: string; outline: string }>(db, 'select * from boundaries order by 1').map(({ la_code, outline }) => [la_code, JSON.parse(outline) as Outline]))

test('authorities get their outlines by name, in metres of the National Grid, around their schools', async () => {
  const { counts } = await load(db, 'boundaries', file(two, 'boundaries.geojson'))
  expect(counts).toMatchObject({ read: 2, inScope: 2, new: 2, subjects: { boundaries: { new: 2 } } })
  expect(counts.notes).toEqual(['1 authority here has no boundary in the file: Elmshire.'])
  expect(Object.keys(outlines())).toEqual(['901', '902'])
  expect([isWithin(outlines()['901']!, 436000, 338000), isWithin(outlines()['902']!, 436000, 338000), isWithin(outlines()['902']!, 449000, 338000)]).toEqual([true, false, true])
})

test('the same file again is 0 changes, packed or not, and taking it back leaves everything as it was', async () => {
  const before = facts(db)
  const { id } = await load(db, 'boundaries', file(two))
  expect(await preview(db, 'boundaries', file(gzipSync(two)))).toMatchObject({ state: 'previewed', counts: { new: 0, changed: 0, unchanged: 2 } })
  expect(undoImport(db, { id, by: null, at: AT })).toHaveProperty('done')
  expect(facts(db)).toEqual(before)
})

test('a boundary that moved is changed, and goes back where it was', async () => {
  await load(db, 'boundaries', file(two))
  const before = outlines()
  const { id, counts } = await load(db, 'boundaries', file(collection(square(-1.61, 'Harrowmere'), square(-1.4, 'Oakford'))))
  expect(counts).toMatchObject({ new: 0, changed: 1, unchanged: 1 })
  expect(outlines()['901']).not.toEqual(before['901'])
  undoImport(db, { id, by: null, at: AT })
  expect(outlines()).toEqual(before)
})

test('narrowed to an authority, the others stay as they are, and the border is the same as when all are loaded', async () => {
  const { counts } = await load(db, 'boundaries', file(two), { laCodes: ['902'] })
  expect(counts).toMatchObject({ read: 2, inScope: 1, new: 1, notes: [] })
  const alone = outlines()['902']
  await load(db, 'boundaries', file(two))
  expect(outlines()['902']).toEqual(alone)
})

test('a three-figure code in the file counts before the name, and the names of the ONS are read', async () => {
  await load(db, 'boundaries', file(collection(square(-1.6, 'Whatever', { code: '901' }), { ...square(-1.4, ''), properties: { CTYUA24CD: 'E1', CTYUA24NM: 'Oakford', CTYUA24NMW: 'Derwen' } })))
  expect(Object.keys(outlines())).toEqual(['901', '902'])
})

test('two features that are one authority, by name or by code, are told by feature, and nothing is taken from the file', async () => {
  const before = facts(db)
  const { state, errors, counts } = await preview(db, 'boundaries', file(collection(square(-1.6, 'Harrowmere'), square(-1.4, 'Oakford'), square(-1.2, 'City of Oakford'), square(-1, 'Elsewhere', { code: '901' }), square(-0.8, 'Oakford, County of'))))
  expect([state, counts.new, counts.errors]).toEqual(['refused', 0, 3])
  expect(errors).toEqual([
    { line: null, column: 'Feature 3 (City of Oakford)', value: null, rule: 'It is Oakford, City of (902), and so is feature 2 (Oakford). Take one of them out of the file.' },
    { line: null, column: 'Feature 4 (Elsewhere)', value: null, rule: 'It is Harrowmere (901), and so is feature 1 (Harrowmere). Take one of them out of the file.' },
    { line: null, column: 'Feature 5 (Oakford, County of)', value: null, rule: 'It is Oakford, City of (902), and so is feature 2 (Oakford). Take one of them out of the file.' },
  ])
  expect(facts(db)).toEqual(before)
})

test('boundaries of nobody here are counted, named and left out', async () => {
  const { counts } = await load(db, 'boundaries', file(collection(square(-1.6, 'Harrowmere'), square(-1.4, 'Farland'))))
  expect(counts.notes).toContain('1 boundary is of no authority here, by its name, and was left out: Farland.')
})

const harrowmere = square(-1.6, 'Harrowmere')
const shaped = (geometry: unknown): unknown => ({ ...harrowmere, geometry })
const ringed = (...points: unknown[]): unknown => shaped({ type: 'Polygon', coordinates: [points] })
const FEATURE = 'Feature 1 (Harrowmere): It '
const BAD: [string, string | Buffer, string][] = [
  ['broken off', two.slice(0, 300), ': This is not GeoJSON, or it breaks off. Choose the GeoJSON file of the boundaries, or fetch it again.'],
  ['a table', 'URN,LinkURN\n1,2', ': This is not GeoJSON, or it breaks off. Choose the GeoJSON file of the boundaries, or fetch it again.'],
  ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), ': This is a picture, not a GeoJSON file.'],
  ['empty', '', ': The file is empty.'],
  ['TopoJSON', '{"type":"Topology"}', 'type: This is TopoJSON. Choose the GeoJSON file of the boundaries.'],
  ['one feature bare', JSON.stringify(harrowmere), 'type: The type must be FeatureCollection, with a list of features: one for each authority.'],
  ['no features', collection(), 'features: There is no feature in the file.'],
  ['no name', collection({ ...harrowmere, properties: {} }), 'Feature 1: It must have a property "name" (or one that ends in NM) with the name of the authority.'],
  ['twice', collection(harrowmere, harrowmere), 'Feature 2 (Harrowmere): It must be there once; feature 1 has the same name.'],
  ['a point', collection(shaped({ type: 'Point', coordinates: [-1, 53] })), `${FEATURE}must be a Polygon or a MultiPolygon.`],
  ['no shape', collection(shaped(null)), `${FEATURE}must be a Polygon or a MultiPolygon.`],
  ['no coordinates', collection(shaped({ type: 'MultiPolygon', coordinates: [] })), `${FEATURE}must have coordinates.`],
  ['a line', collection(ringed([-1, 53], [-1.1, 53], [-1, 53])), `${FEATURE}must have rings of four points or more, the last like the first.`],
  ['open', collection(ringed([-1, 53], [-1.1, 53], [-1, 53.1], [-1.2, 53])), `${FEATURE}must have rings that end where they begin.`],
  ['a point', collection(ringed([-1, 53], [-1, 53], [-1, 53], [-1, 53])), `${FEATURE}must have rings around an area, not only around points or lines.`],
  ['a line there and back', collection(ringed([-1, 53], [-1.1, 53], [-1, 53], [-1, 53])), `${FEATURE}must have rings around an area, not only around points or lines.`],
  ['too many pieces', collection(shaped({ type: 'MultiPolygon', coordinates: Array.from({ length: 1001 }, () => [[[-1, 53], [-1.1, 53], [-1, 53.1], [-1, 53]]]) })), `${FEATURE}must have 1000 pieces at most, not 1001: choose generalised boundaries.`],
  ['a list for a type', collection(shaped({ type: ['list'].concat(Array.from({ length: 2000 }, () => 'x')) })), `${FEATURE}must be a Polygon or a MultiPolygon.`],
  ['text', collection(ringed(['-1', 53], [-1.1, 53], [-1, 53.1], ['-1', 53])), `${FEATURE}must have points of two numbers, longitude and latitude.`],
  ['metres', collection(ringed([435000, 336000], [436000, 336000], [436000, 337000], [435000, 336000])), `${FEATURE}must be in degrees (WGS 84, EPSG:4326); these are metres of a grid. Choose the file in WGS 84.`],
  ['turned round', collection(ringed([53, -1], [53, -1.1], [53.1, -1], [53, -1])), `${FEATURE}must have the longitude before the latitude.`],
  ['France', collection(ringed([2, 45], [2.1, 45], [2, 45.1], [2, 45])), `${FEATURE}must lie in or near Britain.`],
]

test.each(BAD)('refused, with what is wrong: %s', async (_name, content, message) => {
  const before = facts(db)
  expect(await faults(db, 'boundaries', file(content))).toEqual([message])
  expect(facts(db)).toEqual(before)
})

test('what nests without end is refused in few words', async () => {
  const nested = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  expect(await faults(db, 'boundaries', file(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Harrowmere"},"geometry":{"type":"Polygon","coordinates":[[${nested},1,2,3]]}}]}`))).toEqual([`${FEATURE}must have points of two numbers, longitude and latitude.`])
  expect(await faults(db, 'boundaries', file(`{"type":${nested}}`))).toEqual(['type: The type must be FeatureCollection, with a list of features: one for each authority.'])
})

test('every feature that breaks a rule is told, with what stands there', async () => {
  const { errors, counts } = await preview(db, 'boundaries', file(collection(ringed([2, 45], [2.1, 45], [2, 45.1], [2, 45]), { type: 'Feature' }, square(-1.4, 'Oakford'))))
  expect(errors).toEqual([
    { line: null, column: 'Feature 1 (Harrowmere)', value: '[2,45]', rule: 'It must lie in or near Britain.' },
    { line: null, column: 'Feature 2', value: null, rule: 'It must have a property "name" (or one that ends in NM) with the name of the authority.' },
  ])
  expect(counts).toMatchObject({ read: 3, errors: 2, new: 0 })
})

test('boundaries given as a register are told for what they are; without schools there is nothing to outline', async () => {
  expect(await faults(db, 'register', file(two))).toEqual([': This looks like boundaries (GeoJSON), not CSV.'])
  expect(await faults(emptyRegister(), 'boundaries', file(two))).toEqual([': There is no school here yet. Load the register first.'])
})

const [national, register] = [realData(BOUNDARIES), realData(REGISTER)]

test.skipIf(national === null || register === null)('the published file has an outline for every authority of the register, around its schools', { timeout: 120_000 }, async () => {
  const real = emptyRegister()
  const las = ['831', '830', '815', '420', '201', '330', '942', '810', '801', '884', '840']
  await load(real, 'register', register!, { laCodes: las })
  const { counts } = await load(real, 'boundaries', national!)
  expect(counts).toMatchObject({ read: 153, new: las.length })
  const byCode = new Map(all<{ la_code: string; outline: string }>(real, 'select * from boundaries').map(({ la_code, outline }) => [la_code, JSON.parse(outline) as Outline]))
  const schools = all<{ la: string; easting: number; northing: number }>(real, 'select la_code as la, easting, northing from schools where easting is not null')
  const within = schools.filter(({ la, easting, northing }) => isWithin(byCode.get(la)!, easting, northing)).length
  expect(schools.length).toBeGreaterThan(1_900)
  expect(within / schools.length).toBeGreaterThan(0.97)
  const elsewhere = schools.filter(({ la, easting, northing }) => [...byCode].some(([code, outline]) => code !== la && isWithin(outline, easting, northing))).length
  expect(elsewhere / schools.length).toBeLessThan(0.02)
})
