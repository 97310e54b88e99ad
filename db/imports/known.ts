/** What the database holds before an import: schools, their URNs, the legal groups they are in. */
import type { Db } from '../client.ts'
import type { Row } from './model.ts'

type KnownUrn = { urn: number; school_id: number; from: string | null; to: string | null; reason: string | null }
export type KnownNetwork = { id: number; kind: string; name: string; group_uid: number; from: string | null; to: string | null }
export type KnownMembership = { id: number; network_id: number; school_id: number; role: string; from: string | null; to: string | null }

/** A place of a school in any network, and a post at it, as far as closing and merging bear on them. */
export type KnownPlace = { id: number; network_id: number; school_id: number; network: string; kind: string; from: string | null; to: string | null }
export type KnownPost = { id: number; school_id: number; name: string; from: string | null; to: string | null }

export type Known = {
  authorities: Map<string, string>
  /** Whole rows by id. */
  schools: Map<number, Row>
  urns: Map<number, KnownUrn>
  /** The school of a URN, present or former. */
  schoolOf: Map<number, number>
  networks: Map<number, KnownNetwork>
  /** Memberships of legal groups, by school. */
  memberships: Map<number, KnownMembership[]>
  /** Memberships of all networks, and posts, by school. */
  places: Map<number, KnownPlace[]>
  posts: Map<number, KnownPost[]>
  /** What applied imports ended because a school closed: `memberships:7`, with the row before. */
  endedByClosing: Map<string, Row>
}

const keyed = <K, T>(rows: Iterable<T>, keyOf: (row: T) => K): Map<K, T> => {
  const map = new Map<K, T>()
  for (const row of rows) map.set(keyOf(row), row)
  return map
}

function grouped<T extends { school_id: number }>(rows: Iterable<T>): Map<number, T[]> {
  const map = new Map<number, T[]>()
  for (const row of rows) {
    const own = map.get(row.school_id)
    if (own) own.push(row)
    else map.set(row.school_id, [row])
  }
  return map
}

/** Later imports come later: the last ending of a row is the one that stands. */
function endedByClosing(db: Db): Map<string, Row> {
  const rows = db.$client.prepare("select c.subject, c.key, c.before from import_changes c join imports i on i.id = c.import_id where c.why = 'closed' and i.state = 'applied' order by i.id, c.position").all() as { subject: string; key: string; before: string }[]
  return new Map(rows.map(({ subject, key, before }) => [`${subject}:${key}`, JSON.parse(before) as Row]))
}

export function loadKnown(db: Db): Known {
  const all = <T>(sql: string): T[] => db.$client.prepare(sql).all() as T[]
  const schools = keyed(all<Row>('select * from schools'), (row) => row.id as number)
  const urns = keyed(all<KnownUrn>('select * from school_urns'), ({ urn }) => urn)
  const schoolOf = new Map([...urns.values()].map(({ urn, school_id }) => [urn, school_id]))
  for (const [id, { urn }] of schools) schoolOf.set(urn as number, id)
  const memberships = grouped(all<KnownMembership>(
    'select m.id, m.network_id, m.school_id, m.role, m."from", m."to" from memberships m join networks n on n.id = m.network_id where n.group_uid is not null and m.school_id is not null order by m.id',
  ))
  return {
    authorities: new Map(all<{ code: string; name: string }>('select code, name from authorities').map(({ code, name }) => [code, name])),
    schools,
    urns,
    schoolOf,
    networks: keyed(all<KnownNetwork>('select id, kind, name, group_uid, "from", "to" from networks where group_uid is not null'), ({ group_uid }) => group_uid),
    memberships,
    places: grouped(all<KnownPlace>('select m.id, m.network_id, m.school_id, n.name as network, n.kind, m."from", m."to" from memberships m join networks n on n.id = m.network_id where m.school_id is not null order by m.id')),
    posts: grouped(all<KnownPost>('select o.id, o.school_id, p.name, o."from", o."to" from posts o join people p on p.id = o.person_id where o.school_id is not null order by o.id')),
    endedByClosing: endedByClosing(db),
  }
}

/** Is the school one of those the import is narrowed to? */
export const inAuthorities = (school: Row, laCodes: readonly string[]): boolean => laCodes.length === 0 || laCodes.includes(school.la_code as string)

/** How a school is called in lists of changes. */
export const nameOf = (school: Row): string => `${school.name} (${school.urn})`
