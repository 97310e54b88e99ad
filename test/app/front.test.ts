import { createServer, request as httpRequest, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { frontDoor, lastResort, SERVER_OPTIONS, type FrontDoorConfig } from '../../app/front.ts'

const CONFIG: FrontDoorConfig = { publicOrigin: 'http://localhost:4141', trustedProxies: 0, formLimit: 1024 * 1024, importLimit: 4 * 1024 * 1024 }
type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }
type Asked = { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer }

/** A portal of one page, which says what reached it. */
function portal(config: FrontDoorConfig) {
  const lines: string[] = []
  const app = express()
  app.use(frontDoor(config, { info: (line: object) => void lines.push(JSON.stringify(line)) }))
  app.get('/broken', () => {
    throw new Error('SQLITE_CORRUPT at /srv/alongside/db.ts')
  })
  app.all('*', (request, response) => {
    let bytes = 0
    request.on('data', (chunk: Buffer) => (bytes += chunk.length))
    request.on('end', () => response.json({ reached: request.path, bytes, ip: String(response.locals.ip), headers: request.headers }))
  })
  app.use(lastResort)
  return { server: createServer(SERVER_OPTIONS, app), lines }
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

const asking = (port: number) => ({ method = 'GET', path = '/', headers = {}, body }: Asked = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers: { Host: 'localhost:4141', ...headers }, setHost: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const home = portal(CONFIG)
const away = portal({ ...CONFIG, publicOrigin: 'https://alongside.example', trustedProxies: 1 })
let ask: ReturnType<typeof asking>
let askAway: ReturnType<typeof asking>
let homePort = 0

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  homePort = await listen(home.server)
  ask = asking(homePort)
  const awayPort = await listen(away.server)
  askAway = (asked = {}) => asking(awayPort)({ ...asked, headers: { Host: 'alongside.example', ...asked.headers } })
})
afterAll(() => {
  vi.restoreAllMocks()
  for (const { server } of [home, away]) server.close().closeAllConnections()
})

const SAME = { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost:4141' }

const EVERY_ANSWER: [string, Asked, number][] = [
  ['a page', {}, 200],
  ['a page that fails', { path: '/broken' }, 500],
  ['a method that is none of ours', { method: 'PUT' }, 405],
  ['an address that decodes to nothing', { path: '/%E0%A4%A' }, 400],
  ['a host that is not ours', { headers: { Host: 'evil.example' } }, 400],
  ['a post from elsewhere', { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403],
  ['a post too long', { method: 'POST', headers: { ...SAME, 'Content-Length': '2000000' }, body: Buffer.alloc(2_000_000) }, 413],
]

test.each(EVERY_ANSWER)('%s carries every security header', async (_name, asked, status) => {
  const { headers, ...answer } = await ask(asked)
  expect(answer.status).toBe(status)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'no-store',
  })
  expect(headers['permissions-policy']).toContain('camera=()')
  expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'self';script-src 'self' 'nonce-[\w-]{22,}';style-src 'self' 'nonce-[\w-]{22,}';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'$/,
  )
  expect(headers['x-powered-by']).toBeUndefined()
  expect(headers['server']).toBeUndefined()
  expect(headers['access-control-allow-origin']).toBeUndefined()
})

test('the nonce of no two answers is the same, and has at least 128 bits', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask()))
  const nonces = answers.map(({ headers }) => /nonce-([\w-]+)/.exec(String(headers['content-security-policy']))?.[1] ?? '')
  expect(new Set(nonces).size).toBe(50)
  expect(Math.min(...nonces.map((nonce) => Buffer.from(nonce, 'base64url').length))).toBeGreaterThanOrEqual(16)
})

test('HSTS is sent where people come by https, and only there', async () => {
  expect((await askAway()).headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
  expect((await ask()).headers['strict-transport-security']).toBeUndefined()
})

test('only an asset that was found may be kept by a cache', async () => {
  const { server } = portal(CONFIG)
  const app = express()
  app.use(frontDoor(CONFIG, { info: () => {} }))
  app.get('/assets/there.js', (_request, response) => void response.set('Cache-Control', 'public, max-age=31536000, immutable').send('1'))
  app.all('*', (_request, response) => void response.status(404).set('Cache-Control', 'public, max-age=60').send('no'))
  server.removeAllListeners('request').on('request', app)
  const get = asking(await listen(server))
  expect((await get({ path: '/assets/there.js' })).headers['cache-control']).toContain('immutable')
  expect((await get({ path: '/assets/gone.js' })).headers['cache-control']).toBe('no-store')
  expect((await get({ path: '/needs' })).headers['cache-control']).toBe('no-store')
  server.close().closeAllConnections()
})

test.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is answered 405, with what is allowed', async (method) => {
  const answer = await ask({ method, headers: { 'Content-Length': '0', ...SAME } })
  expect(answer.status).toBe(405)
  expect(answer.headers['allow']).toBe('GET, HEAD, POST')
})

test.each(['/%E0%A4%A', '/%00', '/a%0d%0aSet-Cookie:x', '//evil.example', '/%2fevil.example', '/%2e%2e%2fetc', '/a/..%2f..%2fdata', '/%5cevil', 'http://evil.example/', '*', '/needs?_data=routes%2Fneeds', '/?a=1&%5Fdata=root'])(
  'the address %s is refused',
  async (path) => {
    const answer = await ask({ path })
    expect(answer.status).toBe(400)
    expect(answer.body).not.toContain('evil')
  },
)

test('ordinary addresses pass, with their search and odd letters', async () => {
  for (const path of ['/', '/schools?q=%25%27', '/schools/12', '/needs.data?_routes=routes%2Fneeds', '/caf%C3%A9', '/a.b/c-d_e~f']) {
    expect((await ask({ path })).status, path).toBe(200)
  }
})

test.each([
  ['localhost:4141', 200], ['LOCALHOST:4141', 200], ['127.0.0.1:4141', 200], ['[::1]:4141', 200], ['localhost:9', 200], ['evil.example', 400], ['localhost.evil.example', 400],
  ['localhost@evil.example', 400], ['localhost/evil', 400], ['', 400], ['alongside.example', 400],
])('at home the host %j is answered %i', async (Host, status) => {
  expect((await ask({ headers: { Host } })).status).toBe(status)
})

test('in earnest only the public name is answered, except for health checks on the machine itself', async () => {
  expect((await askAway()).status).toBe(200)
  expect((await askAway({ headers: { Host: 'alongside.example:443' } })).status).toBe(200)
  expect((await askAway({ headers: { Host: 'localhost:3000' } })).status).toBe(400)
  expect((await askAway({ path: '/healthz', headers: { Host: '127.0.0.1:3000' } })).status).toBe(200)
  expect((await askAway({ path: '/healthz', headers: { Host: 'evil.example' } })).status).toBe(400)
})

const SITES = ['cross-site', 'same-site', 'same-origin', 'none', undefined]
const ORIGINS = ['https://evil.example', 'null', 'not an origin', 'http://localhost:9999', 'http://localhost:4141', undefined]
const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']
const MATRIX = SITES.flatMap((site) => ORIGINS.flatMap((origin) => TYPES.map((type) => ({ site, origin, type }))))

test.each(MATRIX)('a post with Sec-Fetch-Site $site, Origin $origin, as $type', async ({ site, origin, type }) => {
  const ours = (site === 'same-origin' && (origin === undefined || origin === 'http://localhost:4141')) || (site === undefined && origin === 'http://localhost:4141')
  const headers = { 'Content-Type': type, ...(site && { 'Sec-Fetch-Site': site }), ...(origin && { Origin: origin }) }
  for (const path of ['/needs/new', '/needs/new.data', '/needs/new?index', '/sign-out']) {
    expect((await ask({ method: 'POST', path, headers, body: 'a=1' })).status, path).toBe(ours ? 200 : 403)
  }
})

test('a page of another port of this machine may not post here', async () => {
  expect((await ask({ method: 'POST', headers: { Host: 'localhost:4141', Origin: 'http://localhost:3999' } })).status).toBe(403)
})

test('a form may be a mebibyte and no more', async () => {
  const post = (bytes: number, path = '/needs/new') => ask({ method: 'POST', path, headers: { ...SAME, 'Content-Length': String(bytes) }, body: Buffer.alloc(bytes, 97) })
  expect(JSON.parse((await post(1024 * 1024)).body)).toMatchObject({ bytes: 1024 * 1024 })
  const refused = await post(1_100_000)
  expect(refused.status).toBe(413)
  expect(refused.headers['connection']).toBe('close')
  expect(refused.body).toContain('Nothing was saved')
})

test('only the page that takes files takes more, and that has an end too', async () => {
  const post = (path: string, bytes: number) => ask({ method: 'POST', path, headers: { ...SAME, 'Content-Length': String(bytes) }, body: Buffer.alloc(bytes) })
  expect((await post('/imports/new', 3_000_000)).status).toBe(200)
  expect((await post('/imports/new.data', 3_000_000)).status).toBe(200)
  expect((await post('/imports/new', 5_000_000)).status).toBe(413)
  expect((await post('/imports/newer', 3_000_000)).status).toBe(413)
})

/** Sends raw bytes and reads what comes back until the connection closes. */
const speak = (text: string, more?: string): Promise<string> =>
  new Promise((resolve) => {
    let heard = ''
    let timer: NodeJS.Timeout | undefined
    const socket = connect(homePort, '127.0.0.1', () => {
      socket.write(text)
      if (more !== undefined) timer = setInterval(() => socket.write(more), 5)
    })
    socket.on('data', (chunk) => (heard += chunk.toString()))
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve(heard)
    })
  })

test('an endless body of unsaid length is refused at once and the connection closed', async () => {
  const head = 'POST /needs/new HTTP/1.1\r\nHost: localhost:4141\r\nOrigin: http://localhost:4141\r\nTransfer-Encoding: chunked\r\n\r\n'
  const heard = await speak(head, `10000\r\n${'a'.repeat(0x10000)}\r\n`)
  expect(heard).toMatch(/^HTTP\/1\.1 413 /)
})

test('a body longer than it said is refused: the rest is nobody’s request', async () => {
  const heard = await speak(`POST /needs/new HTTP/1.1\r\nHost: localhost:4141\r\nOrigin: http://localhost:4141\r\nContent-Length: 3\r\n\r\na=1${'&b=2'.repeat(9999)}`)
  expect(heard).toMatch(/^HTTP\/1\.1 400 /)
  expect(heard).not.toContain('"bytes":4')
})

test('nothing a caller says in a forwarding header reaches what stands behind', async () => {
  const headers = { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-For': '6.6.6.6', Forwarded: 'host=evil.example', 'X-Original-URL': '/accounts', 'X-React-Router-SPA-Mode': 'yes', 'X-HTTP-Method-Override': 'DELETE' }
  const { body } = await ask({ headers })
  expect(body).not.toContain('evil')
  expect(Object.keys((JSON.parse(body) as { headers: object }).headers)).toEqual(['host', 'connection'])
  expect(JSON.parse(body)).toMatchObject({ ip: '127.0.0.1' })
})

test('the caller’s address is what the nearest believed proxy heard, not what the caller claims', async () => {
  const { body } = await askAway({ headers: { 'X-Forwarded-For': '6.6.6.6, 10.0.0.7' } })
  expect(JSON.parse(body)).toMatchObject({ ip: '10.0.0.7' })
})

test('the log names the request and leaves out what was asked for and by whom', async () => {
  home.lines.length = 0
  const { headers } = await ask({ path: '/schools?q=ada@example.org', headers: { Cookie: '__Host-alongside=SECRET', 'User-Agent': 'Someone' } })
  const line = home.lines.join()
  expect(JSON.parse(line)).toEqual({ requestId: headers['x-request-id'], method: 'GET', path: '/schools', status: 200, milliseconds: expect.any(Number) as number })
  expect(line).not.toMatch(/ada|SECRET|Someone|127\.0\.0\.1/)
})

test('an error nobody foresaw tells the person nothing of the machine', async () => {
  const { body } = await ask({ path: '/broken' })
  expect(body).toContain('Sorry, there is a problem with the service')
  expect(body).not.toMatch(/SQLITE|srv|\.ts/)
  expect(console.error).toHaveBeenLastCalledWith(expect.stringContaining('SQLITE_CORRUPT'))
})
