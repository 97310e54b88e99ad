/**
 * The tests' world: the demo authority on 23 November 2026, fresh for every call. It is made up once a run (see
 * `world-folder.ts`) and copied from memory after that. What a test does to its copy, no other test sees.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { and, eq } from 'drizzle-orm'
import { highsSolver } from '../app/jobs/highs.ts'
import { openDb, type Db } from '../db/client.ts'
import { loadDemo } from '../db/demo/demo.ts'
import { actorOf } from '../db/grants.ts'
import { loadReference } from '../db/reference.ts'
import { accounts } from '../db/schema/accounts.ts'
import { needs } from '../db/schema/categories.ts'
import { networks, schools } from '../db/schema/network.ts'
import type { Viewer } from '../db/scope.ts'

export const TODAY = '2026-11-23'
/** The instant at which tests do things. */
export const AT = `${TODAY}T09:00:00.000Z`
export const LA = '999'

/** The people of the sign-in page, by what tests call them. */
const PEOPLE = {
  broker: 'Rosalind Achebe',
  otherBroker: 'Dominic Varley',
  headOfService: 'Helena Kowalczyk',
  head3b: 'Niamh Costello',
  head4: 'Tariq Mahmood',
  head1: 'Priya Venkatesan',
  head2TV: 'Gareth Bevan',
  chairOfGovernors: 'Malcolm Penhallow',
  nle: 'Adaeze Okafor',
  sle: 'Joanna Szymanska',
  chairOfCoast: 'Ruth Langstaff',
  chairOfDales: 'Samuel Weatherill',
  memberOfCoast: 'Farah Hashmi',
  auditor: 'Judith Haigh',
  administrator: 'Kiran Dhillon',
  disabled: 'Leon Fairclough',
} as const
export type Somebody = keyof typeof PEOPLE
export const EVERYBODY = Object.keys(PEOPLE) as Somebody[]

type Account = { id: number; email: string; name: string; personId: number }

export type World = {
  db: Db
  /** Their account. */
  account: (who: Somebody) => Account
  /** What they look with: their roles as of today. */
  viewer: (who: Somebody) => Viewer
  /** The account of a school's head. */
  headOf: (school: string) => Account
  school: (name: string) => typeof schools.$inferSelect
  network: (name: string) => typeof networks.$inferSelect
  /** The open need of a school in an area. */
  need: (school: string, areaCode: string) => typeof needs.$inferSelect
}

const found = <T>(row: T | undefined, name: string): T => {
  if (row === undefined) throw new Error(`The world has no ${name}.`)
  return row
}

async function makeUp(): Promise<Buffer> {
  const db = openDb(':memory:')
  loadReference(db, { at: `${TODAY}T05:00:00.000Z` })
  await loadDemo(db, { today: TODAY, solver: highsSolver() })
  const bytes = db.$client.serialize()
  db.$client.close()
  return bytes
}

/** Reads what another process of this run made up, or makes it up and leaves it whole for the others. */
async function readOrMakeUp(): Promise<Buffer> {
  const file = process.env.ALONGSIDE_TEST_WORLD
  if (file && existsSync(file)) return readFileSync(file)
  const bytes = await makeUp()
  if (file) {
    writeFileSync(`${file}.${process.pid}`, bytes)
    renameSync(`${file}.${process.pid}`, file)
  }
  return bytes
}

let made: Promise<Buffer> | undefined

const copyOf = (bytes: Buffer): Db => {
  const client = new Database(bytes)
  client.pragma('foreign_keys = ON')
  return drizzle(client)
}

/** The bytes of the world's database. */
const worldBytes = (): Promise<Buffer> => (made ??= readOrMakeUp())

/** A fresh copy of the demo authority. */
export async function world(): Promise<World> {
  const db = copyOf(await worldBytes())
  const named = (wanted: string): Account => {
    const { id, email, name, personId } = found(db.select().from(accounts).where(eq(accounts.name, wanted)).get(), wanted)
    return { id, email, name, personId: personId! }
  }
  const account: World['account'] = (who) => named(PEOPLE[who])
  const school: World['school'] = (name) => found(db.select().from(schools).where(eq(schools.name, name)).get(), name)
  return {
    db,
    account,
    headOf: (name) => named(school(name).headName!),
    school,
    viewer: (who) => ({ actor: actorOf(db, account(who).id, TODAY), today: TODAY }),
    network: (name) => found(db.select().from(networks).where(eq(networks.name, name)).get(), name),
    need: (name, areaCode) =>
      found(db.select().from(needs).where(and(eq(needs.schoolId, school(name).id), eq(needs.areaCode, areaCode), eq(needs.state, 'open'))).get(), `need in ${areaCode}`),
  }
}
