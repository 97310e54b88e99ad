import { expect, test } from 'vitest'
import { wordOf } from '../../app/components/page.tsx'
import { readForm } from '../../app/forms.ts'

const KEY = 'c3b1f0de-2f3a-4c55-9d57-0d8a4e5b6f70'
const posted = (fields: Record<string, string>, path = '/needs/new') => readForm(new Request(`http://portal${path}`, { method: 'POST', body: new URLSearchParams(fields) }))

test('a form that creates needs a key of ours, and any other is a 400', async () => {
  expect((await posted({ 'form-key': KEY })).key).toBe(KEY)
  for (const key of ['', 'another', '__proto__', `${KEY}x`, '1'.repeat(9_000)]) {
    const form = await posted({ 'form-key': key })
    expect(() => form.key, key.slice(0, 20)).toThrow(expect.objectContaining({ status: 400 }) as Error)
  }
  expect((await posted({ version: '1' })).text('version')).toBe('1')
})

test('the same key and answers sent to another address are another form', async () => {
  const hash = async (path: string) => (await posted({ 'form-key': KEY }, path)).bodyHash
  expect(await hash('/rounds/1/overrides')).toBe(await hash('/rounds/1/overrides'))
  expect(await hash('/rounds/1/overrides')).not.toBe(await hash('/rounds/2/overrides'))
})

test('an address’s word stands only for what the page says it does', () => {
  expect(wordOf({ made: 'It is made' }, 'made')).toBe('It is made')
  for (const word of ['', 'unmade', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) expect(wordOf({ made: 'It is made' }, word), word).toBeNull()
})
