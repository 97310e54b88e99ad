import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dangersOf } from './markup.ts'
import { ours, startPortal, type Portal } from './portal.ts'

let portal: Portal
let cookie: string

beforeAll(async () => {
  portal = await startPortal()
  cookie = await portal.enter(1)
}, 90_000)
afterAll(() => portal.stop())

test.each([
  ['a page that is nowhere', '/nowhere', undefined, 404, 'Page not found - Alongside'],
  ['a row that is nobody’s', '/needs/999999', undefined, 404, 'Page not found - Alongside'],
  ['a function of another role', '/accounts', undefined, 403, 'This page is not part of your role - Alongside'],
  ['a post where nothing is posted', '/help', {}, 405, 'That cannot be done here - Alongside'],
])('%s is told in our words, on a page that is whole', async (_name, path, form, status, title) => {
  const answer = await portal.ask(path, { cookie, form })
  expect(answer.status).toBe(status)
  expect(answer.body).toContain(`<title>${title}</title>`)
  expect(answer.body).toContain(String(answer.headers['x-request-id']))
  expect(answer.body).toContain('Sign out')
  expect(dangersOf(answer)).toEqual([])
})

test.each([
  ['a page', 'needs'],
  ['what stands around every page', 'settings'],
  ['finding out who asks', 'sessions'],
])('when the database fails under %s, the person hears so without a word of SQL, and the log says it once', async (_name, table) => {
  portal.db.$client.exec(`alter table ${table} rename to away`)
  const page = await portal.ask('/needs', { cookie })
  const data = await portal.ask('/needs.data', { cookie })
  portal.db.$client.exec(`alter table away rename to ${table}`)
  expect([page.status, data.status]).toEqual([500, 500])
  expect(page.body).toContain('<title>Sorry, there is a problem with the service - Alongside</title>')
  for (const { body } of [page, data]) expect(body).not.toMatch(/no such table|sqlite|\.ts:|select |node_modules/i)
  expect(dangersOf(page)).toEqual([])
  const reference = String(page.headers['x-request-id'])
  expect(portal.said().split('\n').filter((line) => line.includes(reference) && line.includes('no such table'))).toHaveLength(1)
  expect((await portal.ask('/needs', { cookie })).status).toBe(200)
})

test('asked to stop, the portal finishes what it is answering', async () => {
  const other = await startPortal()
  const form = new URLSearchParams({ account: '1' }).toString()
  const headers = { Host: `localhost:${other.port}`, ...ours(other.port), 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(form.length), Expect: '100-continue' }
  const sent = request({ host: '127.0.0.1', port: other.port, path: '/sign-in/demo', method: 'POST', headers, setHost: false })
  const answered = new Promise<number>((resolve, reject) => sent.on('response', ({ statusCode }) => resolve(statusCode ?? 0)).on('error', reject))
  sent.flushHeaders()
  // It has the request and waits for the form when it is told to stop.
  await new Promise((heard) => sent.on('continue', heard))
  const stopped = other.stop()
  await new Promise((go) => setTimeout(go, 200))
  sent.end(form)
  expect(await answered).toBe(302)
  await stopped
}, 60_000)
