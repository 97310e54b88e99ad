import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDb } from '../../../db/client.ts'
import { findInvitation } from '../../../db/invitations.ts'
import { hashOfSecret } from '../../../db/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'alongside-upkeep-'))
afterAll(() => rmSync(folder, { recursive: true }))

const command = (name: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`app/commands/${name}.ts`, ...args], { encoding: 'utf8', env: { ...process.env, PUBLIC_ORIGIN: 'https://alongside.example' } })
  return { status, stdout, stderr }
}

test('the first administrator comes from a command, by a link that works once, and has no password until then', () => {
  const file = join(folder, 'first.db')
  const { status, stdout } = command('admin', 'create', '--email', 'Ada@Harrowmere.example', '--name', 'Ada Oyelaran', '--db', file)
  const token = /https:\/\/alongside\.example\/invitations\?token=([\w-]+)/.exec(stdout)?.[1] ?? ''
  const db = openDb(file)
  expect(status).toBe(0)
  expect(findInvitation(db, { tokenHash: hashOfSecret(token), at: new Date().toISOString() })).toMatchObject({ name: 'Ada Oyelaran', email: 'ada@harrowmere.example' })
  expect(db.$client.prepare('select password_hash, role from accounts join grants on account_id = accounts.id').all()).toEqual([{ password_hash: null, role: 'administrator' }])
  db.$client.close()
})

test('a second account for the same address is refused, and a lost link can be made again', () => {
  const file = join(folder, 'first.db')
  expect(command('admin', 'create', '--email', 'ada@harrowmere.example', '--name', 'Ada', '--db', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('already an account') as string })
  expect(command('admin', 'link', '--email', 'ada@harrowmere.example', '--db', file)).toMatchObject({ status: 0, stdout: expect.stringContaining('?token=') as string })
  expect(command('admin', 'link', '--email', 'nobody@harrowmere.example', '--db', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('no account') as string })
})

test.each([[['admin']], [['admin', 'create', '--email', 'nonsense', '--name', 'A']], [['admin', 'create', '--wrong']], [['backup']], [['verify', '--db', '/nowhere/at.db']], [['verify', '--db', 'package.json']]])(
  '%j says in a line what is wrong, and does nothing',
  ([name = '', ...args]) => {
    const { status, stderr } = command(name, ...args)
    expect(status).toBe(1)
    expect(stderr).not.toMatch(/ at .*\.ts:\d+/)
    expect(stderr.trim().length).toBeGreaterThan(10)
  },
)

test('a backup is a whole, checked copy with its hash, its rows and the head of its history', () => {
  const file = join(folder, 'first.db')
  const to = join(folder, 'backups')
  expect(command('backup', '--db', file, '--to', to).status).toBe(0)
  const names = readdirSync(to).toSorted()
  expect(names).toEqual([expect.stringMatching(/^alongside-\d{8}T\d{6}Z\.db$/), expect.stringMatching(/\.db\.json$/)])
  const manifest = JSON.parse(readFileSync(join(to, names[1] ?? ''), 'utf8')) as { sha256: string; rows: Record<string, number>; history: { seq: number } }
  expect(createHash('sha256').update(readFileSync(join(to, names[0] ?? ''))).digest('hex')).toBe(manifest.sha256)
  expect(manifest).toMatchObject({ rows: { accounts: 1, events: 2 }, history: { seq: 2 } })

  const restored = join(folder, 'restored.db')
  copyFileSync(join(to, names[0] ?? ''), restored)
  expect(command('verify', '--db', restored, '--manifest', join(to, names[1] ?? ''))).toMatchObject({ status: 0, stdout: expect.stringMatching(/all 2 events[^]*This is the backed-up file/) as string })
})

test('a restored file in which anything was changed is not the backed-up file', () => {
  const to = join(folder, 'backups')
  const manifest = join(to, readdirSync(to).find((name) => name.endsWith('.json')) ?? '')
  const file = join(folder, 'renamed.db')
  copyFileSync(join(folder, 'restored.db'), file)
  const db = openDb(file)
  db.$client.exec("update accounts set name = 'Somebody Else'; insert into settings values ('coverage.months', '6'); pragma wal_checkpoint(truncate)")
  db.$client.close()
  const { status, stdout, stderr } = command('verify', '--db', file, '--manifest', manifest)
  expect(status).toBe(1)
  expect(stdout).toContain('is sound')
  expect(stderr).toMatch(/This is not the backed-up file[^]*SHA-256 hash is another[^]*1 rows in settings; the backup had 0/)
  expect(command('verify', '--db', file, '--manifest', 'package.json')).toMatchObject({ status: 1, stderr: 'package.json is not the manifest of a backup.\n' })
})

test.each(['import', 'round', 'coverage', 'admin', 'backup', 'verify'])('npm run %s -- --help says how it is used', (name) => {
  const { status, stdout, stderr } = command(name, '--help')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain(`npm run ${name} -- `)
})

test('nobody else of the machine reads a new database, what lies beside it, or a backup', () => {
  const [own, to] = [join(folder, 'own'), join(folder, 'own-backups')]
  const db = openDb(join(own, 'new.db'))
  command('backup', '--db', join(own, 'new.db'), '--to', to)
  for (const place of [own, to]) {
    expect(statSync(place).mode & 0o077, place).toBe(0)
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o077, name).toBe(0)
  }
  expect(readdirSync(to)).toHaveLength(2)
  expect(readdirSync(own)).toContain('new.db-wal')
  db.$client.close()
})

test('a database somebody tampered with is named as such, and is not backed up', () => {
  const file = join(folder, 'tampered.db')
  copyFileSync(join(folder, 'first.db'), file)
  const db = openDb(file)
  db.$client.exec("drop trigger events_no_update; update events set why = 'changed' where seq = 1")
  db.$client.close()
  expect(command('verify', '--db', file)).toMatchObject({ status: 1, stderr: expect.stringContaining('does not verify from event 1') as string })
  expect(command('backup', '--db', file, '--to', join(folder, 'none'))).toMatchObject({ status: 1, stderr: expect.stringContaining('Not backed up') as string })
  expect(readdirSync(join(folder, 'none'))).toEqual([])
})

test('a damaged file is named as such', () => {
  const file = join(folder, 'damaged.db')
  const bytes = readFileSync(join(folder, 'restored.db'))
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(4096, 0xff), bytes.subarray(12_288)]))
  expect(command('verify', '--db', file).status).toBe(1)
})
