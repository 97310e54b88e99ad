import { expect, test } from 'vitest'
import { webAddress } from '../../app/web-address.ts'

test.each([
  ['https://ash.example/', 'https://ash.example/'],
  ['http://ash.example', 'http://ash.example/'],
  ['www.ash.sch.uk', 'https://www.ash.sch.uk/'],
  ['ash.example/home?x=1', 'https://ash.example/home?x=1'],
  ['  HTTPS://Ash.Example ', 'https://ash.example/'],
])('%j leads to %j', (text, href) => expect(webAddress(text)).toBe(href))

test.each([null, '', 'none', 'javascript:alert(1)', ' jAvAscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'java\nscript:alert(1)', '//evil.example', '/home', 'https://', 'https://user:word@ash.example', 'https://not a host', 'mailto:office@ash.example'])(
  '%j leads nowhere',
  (text) => expect(webAddress(text)).toBeNull(),
)

test('fifty thousand letters are answered at once', () => {
  const start = performance.now()
  expect(webAddress(`${'a.'.repeat(25_000)}!`)).toBeNull()
  expect(performance.now() - start).toBeLessThan(200)
})
