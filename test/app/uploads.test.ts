import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readUpload } from '../../app/uploads.ts'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'alongside-uploads-')), 'uploads')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const posted = (fields: Record<string, string | File>, limit = 1_000) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return readUpload(new Request('http://portal/imports/new', { method: 'POST', body: form }), { folder, limit })
}

const KEY = 'c3b1f0de-2f3a-4c55-9d57-0d8a4e5b6f70'

test('a file is kept under a name of our own, beside the fields of its form', async () => {
  const { upload, text, key } = await posted({ kind: 'register', 'form-key': KEY, file: new File(['URN\n900001'], '../../etc/passwd.csv') })
  expect({ name: upload!.name, size: upload!.size, tooLarge: upload!.tooLarge, kind: text('kind'), key }).toEqual({ name: 'passwd.csv', size: 10, tooLarge: false, kind: 'register', key: KEY })
  expect(upload!.path).toMatch(/uploads\/[0-9a-f-]{36}\.upload$/)
  expect(readFileSync(upload!.path, 'utf8')).toBe('URN\n900001')
})

test('a file over the cap is cut off there, and said to be too large', async () => {
  const { upload } = await posted({ file: new File(['x'.repeat(5_000)], 'a.csv') }, 1_000)
  expect(upload).toMatchObject({ tooLarge: true, size: 1_000 })
})

test('no file, or an empty one, is no file, and nothing is left of it', async () => {
  expect((await posted({ kind: 'register' })).upload).toBeNull()
  expect((await posted({ file: new File([], '') })).upload).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('the same form with another file is another form', async () => {
  const hash = async (content: string) => (await posted({ kind: 'register', file: new File([content], 'a.csv') })).bodyHash
  expect(await hash('a')).toBe(await hash('a'))
  expect(await hash('a')).not.toBe(await hash('b'))
})

test('what is no form with a file, or breaks off, is refused and leaves nothing', async () => {
  const attempt = (body: BodyInit, type: string) => readUpload(new Request('http://portal/', { method: 'POST', body, headers: { 'content-type': type } }), { folder, limit: 1_000 })
  const status = (promise: Promise<unknown>) => promise.then(() => 200, (answer: Response) => answer.status)
  expect(await status(attempt('kind=register', 'application/x-www-form-urlencoded'))).toBe(400)
  expect(await status(attempt('x', 'multipart/form-data'))).toBe(400)
  expect(await status(attempt('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nhalf', 'multipart/form-data; boundary=b'))).toBe(400)
  expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([])
})

test('names of an object’s own parts are fields like others', async () => {
  const { typed } = await posted({ __proto__x: '1', constructor: 'c' })
  expect(typed.constructor).toEqual(['c'])
  expect(Object.getPrototypeOf(typed)).toBeNull()
})

test('files that were left behind go after a day, and nothing else does', async () => {
  await posted({ kind: 'register' })
  for (const name of ['old.upload', 'new.upload', 'old.txt']) writeFileSync(join(folder, name), 'x')
  const yesterday = new Date(Date.now() - 90_000_000)
  for (const name of ['old.upload', 'old.txt']) utimesSync(join(folder, name), yesterday, yesterday)
  await posted({ kind: 'register' })
  expect(readdirSync(folder).sort()).toEqual(['new.upload', 'old.txt'])
})
