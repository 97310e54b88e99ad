import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { emptyRegister, faults, file, fixture, fixtureText, load, network, preview } from './world.ts'
import { zipOf } from './zip-of.ts'

const bytes = Buffer.from(fixtureText('register-full.csv'), 'latin1')
const db = emptyRegister()
const refusal = async (content: Buffer | string, name?: string, limits?: { packed: number; unpacked: number }) => (await faults(db, 'register', file(content, name), { limits }))[0]

test('the same file plain, in gzip and in a zip is the same file, whatever it is called', async () => {
  const ways = [bytes, gzipSync(bytes), zipOf({ 'edubasealldata20250717.csv': bytes }), zipOf({ 'extract/__x.txt': Buffer.from('x'), 'extract/schools.CSV': bytes, '__MACOSX/._schools.csv': Buffer.from('x') })]
  for (const content of ways) {
    const { state, sha256, counts } = await preview(db, 'register', file(content, 'register.xls'))
    expect({ state, new: counts.new }).toEqual({ state: 'previewed', new: 8 })
    expect(sha256).toBe((await preview(db, 'register', fixture('register-full.csv'))).sha256)
  }
})

test.each([
  ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'This is a picture'],
  ['a PDF', Buffer.from('%PDF-1.7'), 'This is a PDF'],
  ['an old Excel file', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1', 'latin1'), 'old Excel'],
  ['Unicode text from Excel', Buffer.from('\ufeffURN\tName', 'utf16le'), 'Unicode text'],
  ['a database', Buffer.from('SQLite format 3\0'), 'This is a database'],
  ['bytes that are no text', Buffer.from('URN,Name\n\0\0\0'), 'not a text file'],
  ['gzip within gzip', gzipSync(gzipSync(bytes)), 'not a text file'],
  ['a picture in gzip', gzipSync(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')), 'This is a picture'],
  ['half a gzip file', gzipSync(bytes).subarray(0, 500), 'damaged'],
  ['an empty file', Buffer.alloc(0), 'The file is empty.'],
  ['an empty gzip file', gzipSync(''), 'The file is empty.'],
  ['an empty zip file', zipOf({}), 'The zip file is empty.'],
  ['half a zip file', zipOf({ 'a.csv': bytes }).subarray(0, 500), 'damaged'],
  ['a zip file without CSV', zipOf({ 'readme.txt': bytes }), 'no CSV file'],
  ['a workbook', zipOf({ 'xl/workbook.xml': bytes, '[Content_Types].xml': bytes }), 'Excel workbook'],
  ['a zip file with two CSV files', zipOf({ 'a.csv': bytes, 'b.csv': bytes }), 'holds 2 CSV files'],
  ['a zip file that escapes its folder', zipOf({ '../../a.csv': bytes }), 'damaged'],
])('%s is told by its bytes and refused in plain words', async (_what, content, words) => {
  expect(await refusal(content, 'register.csv')).toContain(words)
})

test('a small file that unpacks into a huge one is stopped at the cap, in gzip and in zip', async () => {
  const limits = { packed: 1_000_000, unpacked: 1_000_000 }
  const bomb = Buffer.alloc(20_000_000, 'a')
  expect(await refusal(gzipSync(bomb), 'a.csv', limits)).toContain('larger than 1 MB')
  expect(await refusal(zipOf({ 'a.csv': bomb }), 'a.csv', limits)).toContain('larger than 1 MB')
  expect(await refusal(zipOf({ 'a.csv': bomb }, { saySize: 100 }), 'a.csv', limits)).toMatch(/damaged|larger than 1 MB/)
  expect(await refusal(bytes, 'a.csv', { packed: 100, unpacked: 1_000_000 })).toContain('larger than 0 MB')
})

test('a refused file leaves the network as it was', async () => {
  const fresh = emptyRegister()
  await load(fresh, 'register', fixture('register-full.csv'))
  const before = network(fresh)
  await preview(fresh, 'register', file('URN,LA (code),EstablishmentName\n1e5,901,Ash'))
  expect(network(fresh)).toEqual(before)
})

test('a file that is not there is said not to be there', async () => {
  expect(await faults(db, 'register', '/nowhere/at/all.csv')).toEqual([': There is no such file.'])
})
