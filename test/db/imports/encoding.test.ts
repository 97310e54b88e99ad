import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { lookThrough } from '../../../db/imports/encoding.ts'
import { all, emptyRegister, file, load, registerOf, HEADINGS } from './world.ts'

const line = (name: string) => `900001,901,Harrowmere,2001,${name},Community school,Open,,,Primary,,,`
const named = async (content: Buffer) => {
  const db = emptyRegister()
  await load(db, 'register', file(content))
  return all<{ name: string }>(db, 'select name from schools')[0]!.name
}
const NAME = 'Café d’Été “Ash”'
const text = [HEADINGS.join(','), line('Café d’Été “Ash”').replace('“Ash”', '“Ash”')].join('\n')

test('Windows-1252 and UTF-8, with and without a byte order mark, read the same', async () => {
  expect(await named(iconv.encode(text, 'win1252'))).toBe(NAME)
  expect(await named(Buffer.from(text))).toBe(NAME)
  expect(await named(Buffer.from(`\ufeff${text}`))).toBe(NAME)
})

test('one letter after nine megabytes decides for the whole file', async () => {
  const late = Buffer.concat([Buffer.alloc(9_000_000, 'a'), Buffer.from([0xe9])])
  expect((await lookThrough(file(late), {})).encoding).toBe('windows-1252')
  expect((await lookThrough(file(Buffer.concat([Buffer.alloc(9_000_000, 'a'), Buffer.from('é')])), {})).encoding).toBe('utf-8')
})

test('a letter of UTF-8 cut off at the end is no UTF-8', async () => {
  expect((await lookThrough(file(Buffer.from([0x61, 0xc3])), {})).encoding).toBe('windows-1252')
})

test('letters that straddle the pieces a file is read in stay whole', async () => {
  const name = `${'é'.repeat(200)} School`
  const db = emptyRegister()
  const schools = Array.from({ length: 400 }, (_, index) => ({ URN: String(900001 + index), EstablishmentName: `${'x'.repeat(index % 7)}${name}` }))
  await load(db, 'register', registerOf(...schools))
  expect(all(db, `select count(*) as n from schools where name like '%${name}'`)).toEqual([{ n: 400 }])
})
