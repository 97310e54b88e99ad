import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath } from '../../app/safe-path.ts'

test.each(['/', '/needs', '/needs?area=english&page=2#top', '/schools/12', '/caf%C3%A9'])('%s stays as it is', (path) => {
  expect(safePath(path)).toBe(path)
})

test.each([
  '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example', '/\u0000/evil', 'https://evil.example', 'javascript:alert(1)',
  'evil.example', '', ' /needs', './needs', '/%09/../..//evil.example', '/./\u2028/../..//evil.example', '/a/..//evil.example', null, undefined, 7, ['/needs'],
])('%j goes home instead', (text) => {
  expect(safePath(text)).toBe('/')
})

test('whatever is typed, a browser that follows it stays on the site', () => {
  const site = 'https://alongside.example'
  const pieces = fc.constantFrom('/', '//', '\\', '.', '..', '\t', '\r', ':', '@', '%2f', '%5c', '?', '#', 'evil.example', 'https:', '\u00a0', '[', ']')
  const typed = fc.oneof(fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')), fc.string({ unit: 'binary' }))
  fc.assert(fc.property(typed, (text) => new URL(safePath(text), site).origin === site), { numRuns: 2000 })
})
