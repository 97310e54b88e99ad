import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDb } from '../../../db/client.ts'
import { firstBrokenEvent } from '../../../db/events.ts'
import { inWords } from '../../../app/commands/import-lines.ts'

const COMMAND = resolve(import.meta.dirname, '../../../app/commands/import.ts')
const fixture = (name: string) => resolve(import.meta.dirname, '../../db/imports/fixtures', name)
let folder: string
let database: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-import-'))
  database = join(folder, 'test.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words, '--db', database], { encoding: 'utf8' })
  return { status, stdout, stderr }
}
const file = (name: string, lines: string[]) => {
  writeFileSync(join(folder, name), lines.join('\n'))
  return join(folder, name)
}
const count = (table: string) => {
  const db = openDb(database)
  const { n } = db.$client.prepare(`select count(*) as n from ${table}`).get() as { n: number }
  expect(firstBrokenEvent(db)).toBeNull()
  db.$client.close()
  return n
}

test('a register is loaded with one command, counted, and 0 changes the second time; then it is taken back', () => {
  const first = run('register', fixture('register-full.csv'))
  expect(first).toMatchObject({ status: 0, stderr: '' })
  expect(first.stdout).toContain('8 lines read.')
  expect(first.stdout).toMatch(/schools +8 new/)
  expect(first.stdout).toContain('npm run import -- --undo 1')
  expect(run('register', fixture('register-full.csv')).stdout).toContain('0 changes')
  expect(run('--undo', '1')).toMatchObject({ status: 0, stdout: 'Import 1 is undone. register-full.csv changes nothing any more.\n' })
  expect(count('schools')).toBe(0)
  expect(run('--undo', '1')).toMatchObject({ status: 1, stderr: 'This import cannot be undone. It has been undone.\n' })
})

test('with --json it prints one object', () => {
  const { stdout, status } = run('register', fixture('register-full.csv'), '--la', '901', '--json')
  expect(JSON.parse(stdout)).toMatchObject({ id: 1, kind: 'register', state: 'applied', laCodes: ['901'], counts: { read: 8, inScope: 6, new: 6 }, errors: [] })
  expect(status).toBe(0)
})

test('a bad file names line, column and rule, exits with 1 and changes nothing', () => {
  const path = file('bad.csv', ['URN,LA (code),EstablishmentName,OpenDate', '1e5,901,Ash,', '900002,901,Beech,45123'])
  const { status, stdout, stderr } = run('register', path)
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain('bad.csv was refused: 2 errors. Nothing was changed.')
  expect(stderr).toContain('line 2, URN "1e5": URN must be six figures')
  expect(stderr).toContain('line 3, OpenDate "45123": OpenDate must be a date')
  expect(count('schools')).toBe(0)
  expect(JSON.parse(run('register', path, '--json').stdout)).toMatchObject({ state: 'refused', errors: [{ line: 2, column: 'URN' }, { line: 3, column: 'OpenDate' }] })
})

test('what it cannot understand it explains, before it touches a database', () => {
  for (const words of [[], ['schools', 'x.csv'], ['register'], ['register', 'a.csv', 'b.csv'], ['--undo', 'last'], ['register', 'a.csv', '--nonsense']]) {
    const { status, stderr } = run(...words)
    expect(status).toBe(2)
    expect(stderr).toContain('npm run import -- register|links|groups|inspections|boundaries FILE')
  }
  expect(run('register', 'a.csv', '--la', '83')).toMatchObject({ status: 2, stderr: expect.stringContaining('three-figure codes') as string })
  expect(existsSync(database)).toBe(false)
  expect(run('register', join(folder, 'nowhere.csv'))).toMatchObject({ status: 1, stderr: expect.stringContaining('There is no such file.') as string })
})

const SCHOOLS = (standing: string) => ['URN,LA (code),EstablishmentName,EstablishmentStatus (name)', ...Array.from({ length: 12 }, (_, index) => `${900001 + index},901,School ${index},${standing}`)]

test('many closures need --yes', () => {
  run('register', file('open.csv', SCHOOLS('Open')))
  const closing = file('closed.csv', SCHOOLS('Closed'))
  expect(run('register', closing)).toMatchObject({ status: 1, stderr: 'This would close 12 of 12 open schools. Nothing was saved. Add --yes if that is meant.\n' })
  expect(run('register', closing, '--yes')).toMatchObject({ status: 0, stdout: expect.stringMatching(/schools +12 closed/) as string })
})

test('a demonstration database takes a file only when it is told to', () => {
  const db = openDb(database)
  db.$client.exec("insert into settings values ('demo', '1')")
  db.$client.close()
  expect(run('register', fixture('register-full.csv'))).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/with --db FILE, or add --into-demo/) as string })
  expect(count('schools')).toBe(0)
  expect(run('register', fixture('register-full.csv'), '--into-demo')).toMatchObject({ status: 0, stderr: '' })
  expect(count('schools')).toBe(8)
})

test('killed at any moment, an import is there whole or not at all', async () => {
  const path = file('large.csv', ['URN,LA (code),EstablishmentName', ...Array.from({ length: 5_000 }, (_, index) => `${900001 + index},901,School ${index}`)])
  for (const delay of [350, 500, 650, 800]) {
    const child = spawn(process.execPath, [COMMAND, 'register', path, '--db', database], { stdio: 'ignore' })
    const over = new Promise((done) => child.once('exit', done))
    await new Promise((done) => setTimeout(done, delay))
    child.kill('SIGKILL')
    await over
    if (existsSync(database)) openDb(database).$client.close() // what was cut short can be opened again
    expect([0, 5_000]).toContain(existsSync(database) ? count('schools') : 0)
  }
})

test('an undone import is told in one sentence', () => {
  expect(inWords({ id: 4, state: 'undone', fileName: 'a.csv', asOf: '2025-07-17', counts: { subjects: {}, read: 1, inScope: 1, notes: [] } } as never)).toEqual(['Import 4 is undone. a.csv changes nothing any more.'])
})
