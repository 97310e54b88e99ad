/** How imports are told on pages: kinds, states, what changed. */
import { PHASE_NAMES } from '../graph/network/phases.ts'
import type { Outline } from '../graph/network/outlines/outline.ts'
import { formatDay, isDay } from '../graph/dates/day.ts'
import { figure } from '../db/imports/counting.ts'
import type { WorkUnderWay } from '../db/imports/work-under-way.ts'
import type { Change, Kind, Row, Subject, Value } from '../db/imports/model.ts'

export const KIND_NAMES: Record<Kind, string> = {
  register: 'Register of schools',
  links: 'Links between URNs',
  groups: 'Trusts and federations',
  inspections: 'Inspection outcomes',
  boundaries: 'Boundaries of authorities',
}

export const KIND_HINTS: Record<Kind, string> = {
  register: 'From Get Information about Schools: any extract with a URN column.',
  links: 'Predecessors and successors, so that an academy stays the school it was.',
  groups: 'Which schools are in which trust or federation, since when.',
  boundaries: 'For the map: counties and unitary authorities in GeoJSON (WGS 84), as the Office for National Statistics publishes them. Generalised ones are best.',
  inspections: 'Ofsted’s official statistics, or its management information with report cards.',
}

/** "12 schools", by what is counted. */
export const SUBJECT_NAMES: Record<Subject, [one: string, more: string]> = {
  schools: ['school', 'schools'],
  networks: ['trust or federation', 'trusts and federations'],
  memberships: ['membership', 'memberships'],
  posts: ['post', 'posts'],
  inspections: ['inspection', 'inspections'],
  school_urns: ['URN', 'URNs'],
  authorities: ['authority', 'authorities'],
  boundaries: ['boundary', 'boundaries'],
}

/** "4 new memberships", "1 school closed". */
export function changesInWords(subject: Subject, change: Change, count: number): string {
  const noun = SUBJECT_NAMES[subject][count === 1 ? 0 : 1]
  if (change === 'new') return `${figure(count)} new ${noun}`
  if ((subject === 'memberships' || subject === 'posts') && change === 'closed') return `${figure(count)} ${noun} ended`
  if (subject === 'schools' && change === 'moved') return `${figure(count)} ${noun} under ${count === 1 ? 'a new URN' : 'new URNs'}`
  return `${figure(count)} ${noun} ${change}`
}

const COLUMNS: Record<string, string> = {
  urn: 'URN', name: 'Name', la_code: 'Authority', establishment_number: 'Establishment number', phase: 'Phase', establishment_type: 'Type', type_group: 'Group of types',
  standing: 'Standing', opened_on: 'Opened', closed_on: 'Closed', low_age: 'Lowest age', high_age: 'Highest age', sixth_form: 'Sixth form', gender: 'Gender',
  religious_character: 'Religious character', diocese: 'Diocese', pupils: 'Pupils', capacity: 'Capacity', fsm_percent: 'Free school meals, %', easting: 'Easting', northing: 'Northing',
  street: 'Street', town: 'Town', postcode: 'Postcode', website: 'Website', head_name: 'Head’s name', telephone: 'Telephone', from: 'From', to: 'To', kind: 'Kind',
  published_on: 'Published', on: 'Inspected', code: 'Code', outline: 'Outline',
}

/** An outline is too long to read: how many points, in how many pieces. */
function outlineInWords(text: string): string {
  const outline = JSON.parse(text) as Outline
  return `${figure(outline.flat(2).length / 2)} points, ${outline.length === 1 ? 'in one piece' : `in ${figure(outline.length)} pieces`}`
}

const inWords = (column: string, value: Value): string => {
  if (value === null || value === '') return 'not known'
  if (column === 'sixth_form') return value === 1 ? 'yes' : 'no'
  if (column === 'outline') return outlineInWords(String(value))
  if (column === 'phase') return PHASE_NAMES[value as keyof typeof PHASE_NAMES] ?? String(value)
  return typeof value === 'string' && isDay(value) ? formatDay(value) : String(value)
}

/** The facts of an inspection lie together in one value. */
const spread = (row: Row | null): Row | null => {
  if (row === null || typeof row.facts !== 'string') return row
  return { ...row, ...(JSON.parse(row.facts) as Record<string, string>) }
}

const HIDDEN: ReadonlySet<string> = new Set(['id', 'school_id', 'network_id', 'group_uid', 'role', 'version', 'framework', 'source', 'facts', 'reason'])
const SHOWN_OF_NEW: ReadonlySet<string> = new Set(['phase', 'establishment_type', 'standing', 'opened_on', 'la_code', 'kind', 'from', 'to', 'urn', 'outline'])

export type ChangedValue = { name: string; before: string | null; after: string | null }

/** The values that changed, in words; of a new row those that tell what it is. */
export function valuesOf({ subject, before, after }: { subject: Subject; before: Row | null; after: Row | null }): ChangedValue[] {
  const [was, is] = [spread(before), spread(after)]
  const columns = [...new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])].filter((column) => !HIDDEN.has(column))
  return columns
    .filter((column) => (was && is ? was[column] !== is[column] : subject === 'inspections' || SHOWN_OF_NEW.has(column)))
    .filter((column) => (was && is) || (is ?? was)?.[column] !== null)
    .map((column) => ({
      name: COLUMNS[column] ?? column.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
      before: was ? inWords(column, was[column] ?? null) : null,
      after: is ? inWords(column, is[column] ?? null) : null,
    }))
}

const someOf = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`])

/** "2 open needs, 1 offer". */
export const workInWords = ({ needs, offers, proposals, agreements }: Omit<WorkUnderWay, 'urn' | 'school'>): string =>
  [
    ...someOf(needs, 'open need', 'open needs'), ...someOf(offers, 'offer', 'offers'),
    ...someOf(proposals, 'proposal waiting', 'proposals waiting'), ...someOf(agreements, 'agreement under way', 'agreements under way'),
  ].join(', ')
