/**
 * England's own register with its trusts and federations, 87 hubs by name, and what no register knows drawn from the places of its schools:
 * clusters of eight neighbours of which five in six schools are members and five took part, every third with room for eight; partners of each hub.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { openDb, write, type Db } from '../../../db/client.ts'
import { networkLimits } from '../../../db/schema/company.ts'
import { activities, activityParticipants } from '../../../db/schema/coverage.ts'
import { memberships, networks, schools } from '../../../db/schema/network.ts'
import { realData, REGISTER } from '../../real-data.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const TRUSTS = 'register/academiesmatmembership202509.csv.gz'
const HUBS = 'leaders/teaching-school-hubs-20250930.csv'
const LATELY = '2026-01-20'
const COLUMN_METRES = 8000

/** The database, or null where the published files are not here. */
export function england(folder: string): Db | null {
  const [register, trusts, hubs] = [REGISTER, TRUSTS, HUBS].map(realData)
  if (!register || !trusts || !hubs) return null
  const file = join(folder, 'england.db')
  load('register', register, file)
  load('groups', trusts, file)
  const db = openDb(file)
  const named = parse(readFileSync(hubs, 'utf8'), { columns: true, bom: true }) as unknown as { name: string }[]
  save(db, drawn(schoolsInOrder(db), named.map(({ name }) => name)))
  return db
}

function load(kind: string, file: string, database: string): void {
  const { status, stderr } = spawnSync(process.execPath, ['--max-semi-space-size=4', 'app/commands/import.ts', kind, file, '--db', database, '--yes', '--json'], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  })
  if (status !== 0) throw new Error(`Importing ${file} failed: ${stderr}`)
}

/** Up one column of the map after the other: neighbours in the list are neighbours in the country. */
function schoolsInOrder(db: Db): number[] {
  const column = (metres: number): number => Math.floor(metres / COLUMN_METRES)
  return db.select({ id: schools.id, easting: schools.easting, northing: schools.northing }).from(schools).all()
    .flatMap(({ id, easting, northing }) => (easting === null || northing === null ? [] : [{ id, easting, northing }]))
    .sort((a, b) => column(a.easting) - column(b.easting) || a.northing - b.northing || a.id - b.id).map(({ id }) => id)
}

const TABLES = { networks, memberships, activities, activityParticipants, networkLimits }
type Drawn = { [Name in keyof typeof TABLES]: (typeof TABLES)[Name]['$inferInsert'][] }

function drawn(inOrder: readonly number[], hubs: readonly string[]): Drawn {
  const made: Drawn = { networks: [], memberships: [], activities: [], activityParticipants: [], networkLimits: [] }
  let id = 1_000_000
  for (let at = 0; at < inOrder.length; at += 8) {
    id += 1
    const own = inOrder.slice(at, at + 8)
    made.networks.push({ id, kind: 'learning-community', name: `Cluster ${id}` })
    for (const [seat, schoolId] of own.entries()) if ((at + seat) % 6 !== 0) made.memberships.push({ networkId: id, schoolId, from: '2020-09-01' })
    if (id % 3 === 0) made.networkLimits.push({ networkId: id, mostSchools: 8 })
    made.activities.push({ id, networkId: id, kind: 'visit', title: `Visit ${id}`, on: LATELY })
    for (const schoolId of own.slice(0, 5)) made.activityParticipants.push({ activityId: id, schoolId })
  }
  const part = Math.floor(inOrder.length / hubs.length)
  for (const [hub, name] of hubs.entries()) {
    id += 1
    made.networks.push({ id, kind: 'teaching-school-hub', name, from: '2021-09-01' })
    const partners = inOrder.slice(hub * part, (hub + 1) * part).filter((_, seat) => seat % 6 === 1)
    for (const schoolId of partners) made.memberships.push({ networkId: id, schoolId, from: '2021-09-01' })
  }
  return made
}

function save(db: Db, made: Drawn): void {
  write(db, (tx) => {
    const fill = <Name extends keyof Drawn>(name: Name): void => {
      const rows = made[name]
      for (let at = 0; at < rows.length; at += 500) tx.insert(TABLES[name]).values(rows.slice(at, at + 500) as never).run()
    }
    for (const name of Object.keys(TABLES) as (keyof Drawn)[]) fill(name)
  })
}
