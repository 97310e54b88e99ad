import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../../../db/client.ts'
import { loadReference } from '../../../db/reference.ts'

const folder = mkdtempSync(join(tmpdir(), 'alongside-coverage-'))
const file = join(folder, 'test.db')
const top = join(import.meta.dirname, '../../..')
const command = ['app/commands/coverage.ts', '--db', file, '--as-of', '2026-03-15']
const printed = (...more: string[]): string => execFileSync(process.execPath, [...command, ...more], { cwd: top, encoding: 'utf8' })
const refused = (...args: string[]) => spawnSync(process.execPath, ['app/commands/coverage.ts', ...args], { cwd: top, encoding: 'utf8' })

beforeAll(() => {
  const db = openDb(file)
  loadReference(db, { at: '2026-03-15T09:00:00.000Z' })
  db.$client.exec(`
    insert into authorities values ('901', 'Harrowmere'), ('902', 'Coldwater');
    insert into schools (id, urn, name, la_code, phase, standing) values (1, 900003, 'Ash', '901', 'primary', 'open'), (2, 900001, 'Birch', '901', 'primary', 'open'), (3, 900002, 'Cedar', '902', 'primary', 'open');
    insert into networks (id, kind, name) values (1, 'learning-community', 'Harrow Schools');
    insert into memberships (network_id, school_id) values (1, 1), (1, 2);
    insert into activities (id, network_id, kind, title, "on") values (1, 1, 'visit', 'Reading walk', '2026-01-20');
    insert into activity_participants values (1, 1), (1, 2);
  `)
  db.$client.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

test('every school is printed in order of URN with its state, evidence and threads', () => {
  const evidence = [{ on: '2026-01-20', kind: 'visit', title: 'Reading walk', networkId: 1, networkName: 'Harrow Schools', by: null }]
  const one = { kind: 'collaboration', id: 1, name: 'Harrow Schools', because: 'It is active in one collaboration only: Harrow Schools.' }
  const left = (id: number, name: string) => ({ kind: 'school', id, name, because: `If ${name} left, no school it works with would remain.` })
  expect(JSON.parse(printed('--json'))).toEqual({
    schools: [
      { urn: 900001, name: 'Birch', coverage: 'active', evidence, threads: [one, left(1, 'Ash')] },
      { urn: 900002, name: 'Cedar', coverage: 'none', evidence: [], threads: [] },
      { urn: 900003, name: 'Ash', coverage: 'active', evidence, threads: [one, left(2, 'Birch')] },
    ],
    repair: {
      memberships: [], sessions: [], proven: true,
      shortfalls: [{ because: 'No living collaboration that schools can join is within 40 km.', networkIds: [], room: 0, schools: [{ urn: 900002, name: 'Cedar' }], without: [{ urn: 900002, name: 'Cedar' }] }],
    },
  })
})

test('running it twice prints the same bytes', () => {
  expect(printed('--json')).toBe(printed('--json'))
})

test('it can be narrowed to authorities and read as sentences', () => {
  expect(printed('--la', '902')).toBe('1 school on 2026-03-15, counting 12 months back: 0 active, 0 on paper only, 1 in no collaboration.\n900002  Cedar: in no collaboration.\nNo living collaboration that schools can join is within 40 km. Without: 900002  Cedar.\n')
})

test('the repair names a membership for each school in none, and something to do for each on paper', () => {
  const db = openDb(file)
  db.$client.exec(`
    insert into authorities values ('903', 'Millbrook');
    insert into schools (id, urn, name, la_code, phase, standing, easting, northing) values (11, 900011, 'Elm', '903', 'primary', 'open', 400000, 300000), (12, 900012, 'Fir', '903', 'primary', 'open', 401000, 300000),
      (13, 900013, 'Gorse', '903', 'primary', 'open', 402000, 300000), (14, 900014, 'Hazel', '903', 'primary', 'open', 404000, 300000);
    insert into networks (id, kind, name) values (11, 'learning-community', 'Mill Schools');
    insert into memberships (network_id, school_id) values (11, 11), (11, 12), (11, 13);
    insert into activities (id, network_id, kind, title, "on") values (11, 11, 'visit', 'Book look', '2026-01-20');
    insert into activity_participants values (11, 11), (11, 12);
  `)
  db.$client.close()
  const { repair } = JSON.parse(printed('--la', '903', '--json')) as { repair: unknown }
  expect(repair).toMatchObject({
    memberships: [{ urn: 900014, name: 'Hazel', networkId: 11, networkName: 'Mill Schools', km: 7, terms: [{ term: 'distance', km: 2, because: '2.0 km to its nearest school.' }, { term: 'phase', km: 0 }, { term: 'size', km: 0 }, { term: 'need', km: 0 }, { term: 'ties', km: 5 }] }],
    sessions: [{ networkId: 11, networkName: 'Mill Schools', alive: true, schools: [{ urn: 900013, name: 'Gorse' }] }],
    shortfalls: [], proven: true,
  })
  expect(printed('--la', '903')).toContain('900014  Hazel with Mill Schools. 2.0 km to its nearest school.')
})

test('the stronger target leaves nobody by one thread, under the same names; another target is refused', () => {
  const { repair, schools } = JSON.parse(printed('--la', '903', '--target', 'threads', '--json')) as { schools: unknown[]; repair: { memberships: { urn: number; networkId: number }[]; sessions: unknown[]; unsteady: { schools: { urn: number }[]; because: string }[]; proven: boolean; atMostFewer: number } }
  expect(schools).toHaveLength(4)
  expect(repair.memberships).toMatchObject([{ urn: 900014, name: 'Hazel', networkId: 11, networkName: 'Mill Schools', km: 7 }])
  expect(repair.unsteady.flatMap((one) => one.schools.map(({ urn }) => urn)).sort()).toEqual([900011, 900012, 900013, 900014])
  expect(repair.atMostFewer).toBe(0)
  expect(printed('--la', '903', '--target', 'threads')).toContain('1 new membership, so that as few schools as can be hang by one thread, proven to be the fewest and nearest:')
  expect(refused('--db', file, '--target', 'speed').stderr).toContain('--target takes cover or threads; it is "speed".')
})

test('it looks back as of another day', () => {
  const before = JSON.parse(execFileSync(process.execPath, ['app/commands/coverage.ts', '--db', file, '--as-of', '2026-01-19', '--json'], { cwd: top, encoding: 'utf8' })) as { schools: { coverage: string }[] }
  expect(before.schools[0]!.coverage).toBe('on-paper-only')
})

test('what it cannot read it says, and prints nothing', () => {
  const cases = [['--db', join(folder, 'nowhere.db')], ['--db', file, '--as-of', '2026-02-30'], ['--db', file, '--la', 'Derby'], ['--db', file, '--speed']]
  for (const args of cases) {
    const { status, stdout, stderr } = refused(...args)
    expect([status, stdout], args.join(' ')).toEqual([1, ''])
    expect(stderr).toContain('npm run coverage')
  }
})
