import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inviteAccount } from '../../db/accounts.ts'
import { DEMO_PASSWORD } from '../../db/demo/password.ts'
import { hashOfSecret, newSecret } from '../../db/secrets.ts'
import { listSessionsOf } from '../../db/sessions.ts'
import { startPortal, type Answer, type Portal } from './portal.ts'

const BROKER = 1
const HEAD = 4
const ADMINISTRATOR = 15
const GOOD = 'plum kettle orbit fence'
let portal: Portal
let lastAddress = 1

beforeAll(async () => {
  portal = await startPortal()
}, 90_000)
afterAll(() => portal.stop())

/** Each test calls from an address of its own, so that the wrong passwords of one do not count for another. */
const address = (): string => `127.0.${1 + Math.floor((lastAddress += 1) / 250)}.${1 + (lastAddress % 250)}`
const emailOf = (accountId: number): string => portal.db.$client.prepare('select email from accounts where id = ?').pluck().get(accountId) as string
const signIn = (email: string, password: string, from = address()): Promise<Answer> => portal.ask('/sign-in', { form: { email, password }, from })
const isIn = async (cookie: string): Promise<boolean> => (await portal.ask('/account', { cookie })).status === 200
/** The database without the sessions, whose end moves with use. */
const fingerprint = (): string => {
  const tables = portal.db.$client.prepare("select name from sqlite_schema where type = 'table' and name not in ('sessions') and name not like 'sqlite_%'").pluck().all() as string[]
  const hash = createHash('sha256')
  for (const table of tables) hash.update(JSON.stringify(portal.db.$client.prepare(`select * from "${table}"`).all()))
  return hash.digest('hex')
}
const invite = (email: string): string => {
  const token = newSecret()
  const grant = { role: 'head' as const, schoolId: 1, laCode: null, networkId: null }
  inviteAccount(portal.db, { email, name: 'Ada Oyelaran', grants: [grant], from: '2020-01-01', tokenHash: hashOfSecret(token), by: null, at: new Date().toISOString() })
  return token
}
const takeUp = (token: string, password: string): Promise<Answer> => portal.ask(`/invitations?token=${token}`, { form: { password } })

test('the right password leads where the person was going, with a cookie that is theirs alone', async () => {
  const answer = await portal.ask('/sign-in', { form: { email: emailOf(BROKER).toUpperCase(), password: DEMO_PASSWORD, next: '/needs?area=english' } })
  expect(answer).toMatchObject({ status: 302, location: '/needs?area=english' })
  expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-alongside=\w{40}; HttpOnly; Path=\/; SameSite=Lax; Secure$/)])
  expect(await isIn(answer.cookie)).toBe(true)
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/\t/evil.example'])('after signing in nobody is sent to %j', async (next) => {
  expect((await portal.ask('/sign-in', { form: { email: emailOf(BROKER), password: DEMO_PASSWORD, next } })).location).toBe('/')
  expect((await portal.ask('/sign-in/demo', { form: { account: String(BROKER), next } })).location).toBe('/')
})

test('a wrong password, an unknown address, a disabled account and one not taken up get the same answer', async () => {
  const disabled = portal.db.$client.prepare('select email from accounts where disabled_at is not null limit 1').pluck().get() as string
  invite('waiting@harrowmere.example')
  const emails = [emailOf(HEAD), 'nobody@harrowmere.example', disabled, 'waiting@harrowmere.example']
  const answers = await Promise.all(emails.map((email) => signIn(email, email === disabled ? DEMO_PASSWORD : 'wrong')))
  const told = answers.map(({ status, body, headers, cookie }, index) => ({
    status, cookie, headers: Object.keys(headers), body: body.replaceAll(emails[index] ?? '', 'EMAIL').replace(/nonce="[^"]*"/g, '').replace(/[\w-]{36}/g, ''),
  }))
  expect(told[0]).toMatchObject({ status: 400, cookie: '' })
  expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

/** How far apart two lots of times are, in standard deviations of their ranks (Mann and Whitney). */
function apart(some: number[], others: number[]): number {
  const ranked = [...some.map((time) => ({ time, mine: true })), ...others.map((time) => ({ time, mine: false }))].sort((a, b) => a.time - b.time)
  const rankSum = ranked.reduce((sum, { mine }, index) => (mine ? sum + index + 1 : sum), 0)
  const [n, m] = [some.length, others.length]
  return Math.abs(rankSum - (n * (n + m + 1)) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
}

test('nobody can tell by the time it takes whether an address is known', async () => {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
  for (let round = 0; round < 40; round += 1) {
    const pair = [['known', emailOf(HEAD)], ['unknown', 'nobody@harrowmere.example']] as const
    for (const [kind, email] of round % 2 === 0 ? pair : pair.toReversed()) {
      const from = address()
      const began = performance.now()
      await signIn(email, 'wrong', from)
      times[kind].push(performance.now() - began)
    }
  }
  expect(apart(times.known, times.unknown)).toBeLessThan(3.3)
})

test('what was typed is kept, but never a password', async () => {
  const { body } = await signIn('ada@harrowmere.example', 'CANARY-PASSWORD')
  expect(body).toContain('value="ada@harrowmere.example"')
  expect(body).not.toContain('CANARY-PASSWORD')
  const asData = await portal.ask('/sign-in.data', { form: { email: 'ada@harrowmere.example', password: 'CANARY-PASSWORD' }, from: address() })
  expect(asData.body).toContain('ada@harrowmere.example')
  expect(asData.body).not.toContain('CANARY-PASSWORD')
})

test('an eleventh wrong password has to wait, and from elsewhere the right one still opens', async () => {
  const from = address()
  const email = emailOf(HEAD)
  for (let wrong = 1; wrong <= 10; wrong += 1) expect((await signIn(email, 'wrong', from)).status).toBe(400)
  const eleventh = await signIn(email, 'wrong', from)
  expect(eleventh.status).toBe(429)
  expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(500)
  expect(eleventh.body).toContain('Your account is not locked')
  expect((await signIn(email, DEMO_PASSWORD, from)).status).toBe(429)
  expect((await signIn(email, DEMO_PASSWORD)).status).toBe(302)
})

test('many wrong passwords at the same moment are not more than one after another', async () => {
  const from = address()
  const answers = await Promise.all(Array.from({ length: 30 }, () => signIn(emailOf(HEAD), 'wrong', from)))
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(10)
})

test('one guess at each of many accounts from one address has to wait before the sixtieth', async () => {
  const from = address()
  let let_in = 0
  for (let guess = 0; guess < 60; guess += 1) if ((await signIn(`someone${guess}@harrowmere.example`, 'wrong', from)).status === 400) let_in += 1
  expect(let_in).toBe(50)
})

test('signing in rightly, however often, is never too often', async () => {
  const from = address()
  for (let round = 0; round < 60; round += 1) {
    expect((await portal.ask('/sign-in/demo', { form: { account: String(BROKER) }, from })).status).toBe(302)
    if (round % 6 === 0) expect((await signIn(emailOf(BROKER), DEMO_PASSWORD, from)).status).toBe(302)
  }
})

test('a password of a megabyte is refused, and one that is larger is not even read', async () => {
  expect((await signIn(emailOf(HEAD), 'x'.repeat(1_000_000))).status).toBe(400)
  expect((await signIn(emailOf(HEAD), 'x'.repeat(1_200_000))).status).toBe(413)
})

test('a person of the demo is signed in by a button; nobody else is', async () => {
  const other = portal.db.$client.prepare('select id from accounts where demo_role is null limit 1').pluck().get() as number
  const disabled = portal.db.$client.prepare('select id from accounts where disabled_at is not null limit 1').pluck().get() as number
  for (const account of [other, disabled, 99_999, 'x', '', '1 or 1=1']) {
    expect(await portal.ask('/sign-in/demo', { form: { account: String(account) } }), String(account)).toMatchObject({ status: 404, cookie: '' })
  }
})

test('outside the made-up authority there is no list of people, no password on the page, and no button', async () => {
  const real = await startPortal({ ALONGSIDE_DEMO: '0' })
  real.db.$client.exec("insert into accounts (id, email, name, demo_role, created_at) values (1, 'ada@harrowmere.example', 'Ada', 'Broker', '2026-01-01')")
  const page = await real.ask('/sign-in')
  expect(page.status).toBe(200)
  expect(page.body).not.toMatch(/Ada|curlews|made up/)
  expect(await real.ask('/sign-in/demo', { form: { account: '1' } })).toMatchObject({ status: 404, cookie: '' })
  await real.stop()
}, 60_000)

test('signing in again in the same browser changes the id and ends the session before', async () => {
  const first = await portal.enter(BROKER)
  const second = (await portal.ask('/sign-in', { form: { email: emailOf(BROKER), password: DEMO_PASSWORD }, cookie: first })).cookie
  expect(second).not.toBe(first)
  expect(await isIn(first)).toBe(false)
  expect(await isIn(second)).toBe(true)
})

test('signing out takes a post; afterwards the cookie opens nothing and the browser forgets', async () => {
  const cookie = await portal.enter(BROKER)
  expect((await portal.ask('/sign-out', { cookie })).status).toBe(405)
  expect(await isIn(cookie)).toBe(true)
  const out = await portal.ask('/sign-out', { cookie, form: {} })
  expect(out).toMatchObject({ status: 302, location: '/sign-in?done=signed-out', cookie: '__Host-alongside=' })
  expect(out.headers['clear-site-data']).toContain('"cookies"')
  expect(await portal.ask('/account', { cookie })).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount&done=timed-out' })
})

test('whose session ran out while typing is told so, and comes back to the page', async () => {
  const cookie = await portal.enter(BROKER)
  portal.db.$client.exec('update sessions set expires_at = 1')
  const sent = await portal.ask('/account/password', { cookie, form: {}, headers: { Referer: `http://localhost:${portal.port}/account/password` } })
  expect(sent.location).toBe('/sign-in?next=%2Faccount%2Fpassword&done=timed-out')
  expect((await portal.ask(sent.location)).body).toContain('check whether it was saved')
  const evil = await portal.ask('/account/password', { form: {}, headers: { Referer: 'https://evil.example//evil.example/x' } })
  expect(evil.location).toBe('/sign-in?next=%2F')
})

test('no cookie is set before somebody signs in', async () => {
  for (const path of ['/', '/sign-in', '/help', '/nowhere']) expect((await portal.ask(path)).headers['set-cookie'], path).toBeUndefined()
})

test('an invitation is taken up once, with a password that is hard to guess, and signs in', async () => {
  const token = invite('ada.oyelaran@harrowmere.example')
  const page = await portal.ask(`/invitations?token=${token}`)
  expect(page.body).toContain('ada.oyelaran@harrowmere.example')
  for (const [password, reason] of [['sevenup', 'at least 12'], ['password1234', 'harder to guess'], ['Westmarsh Council', 'harder to guess'], ['Ada Oyelaran 1', 'harder to guess']] as const) {
    const answer = await takeUp(token, password)
    expect(answer.status, password).toBe(400)
    expect(answer.body, password).toContain(reason)
    expect(answer.body, password).not.toContain(`value="${password}"`)
  }
  const taken = await takeUp(token, GOOD)
  expect(taken).toMatchObject({ status: 302, location: '/' })
  expect(await isIn(taken.cookie)).toBe(true)
  expect((await takeUp(token, GOOD)).status).toBe(404)
  expect((await portal.ask(`/invitations?token=${token}`)).status).toBe(404)
  expect((await signIn('ada.oyelaran@harrowmere.example', GOOD)).status).toBe(302)
  expect((await signIn('ada.oyelaran@harrowmere.example', `${GOOD} `)).status).toBe(400)
})

test.each([['64 characters', 'x'.repeat(64)], ['128 characters with emoji', '🌻'.repeat(64) + 'é'.repeat(64)], ['a space at its end', 'plum kettle orb ']])('a password of %s is kept exactly', async (name, password) => {
  const email = `${name.replaceAll(' ', '.')}@harrowmere.example`
  expect((await takeUp(invite(email), password)).status).toBe(302)
  expect((await signIn(email, password)).status).toBe(302)
  expect((await signIn(email, password.slice(0, -1))).status).toBe(400)
})

test('a link that lapsed, or that nobody gave out, opens nothing', async () => {
  const token = invite('late@harrowmere.example')
  portal.db.$client.prepare("update invitations set expires_at = '2020-01-01T00:00:00.000Z' where token_hash = ?").run(hashOfSecret(token))
  for (const tried of [token, newSecret(), '']) {
    expect((await portal.ask(`/invitations?token=${tried}`)).status).toBe(404)
    expect(await takeUp(tried, GOOD)).toMatchObject({ status: 404, cookie: '' })
  }
})

test('a changed password ends every other session and goes on in this browser under a new id', async () => {
  const email = 'changer@harrowmere.example'
  const desk = (await takeUp(invite(email), GOOD)).cookie
  const phone = (await signIn(email, GOOD)).cookie
  const change = (form: Record<string, string>) => portal.ask('/account/password', { cookie: desk, form, from: address() })
  expect((await change({ 'current-password': 'wrong', 'new-password': 'quiet lantern over harbour' })).body).toContain('The password you have now is not right')
  expect((await change({ 'current-password': GOOD, 'new-password': 'short' })).status).toBe(400)
  const changed = await change({ 'current-password': GOOD, 'new-password': 'quiet lantern over harbour' })
  expect(changed).toMatchObject({ status: 302, location: '/account?done=password-changed' })
  expect([await isIn(desk), await isIn(phone), await isIn(changed.cookie)]).toEqual([false, false, true])
  expect((await signIn(email, GOOD)).status).toBe(400)
  expect((await signIn(email, 'quiet lantern over harbour')).status).toBe(302)
})

test('a person sees their own sessions and ends one, or all others; never another person’s', async () => {
  const email = 'sessions@harrowmere.example'
  const desk = (await takeUp(invite(email), GOOD)).cookie
  const phone = (await signIn(email, GOOD)).cookie
  const accountId = portal.db.$client.prepare('select id from accounts where email = ?').pluck().get(email) as number
  const sessions = listSessionsOf(portal.db, { accountId, now: Date.now() / 1000 }).map(({ id }) => id)
  const other = await portal.enter(BROKER)
  const brokers = listSessionsOf(portal.db, { accountId: BROKER, now: Date.now() / 1000 })[0]?.id ?? ''
  expect((await portal.ask('/account', { cookie: desk })).body.match(/name="session" value="[0-9a-f]{64}"/g)).toHaveLength(sessions.length - 1)
  expect((await portal.ask('/account/sessions', { cookie: desk, form: { session: brokers } })).status).toBe(404)
  expect(await isIn(other)).toBe(true)
  expect((await portal.ask('/account/sessions', { cookie: desk, form: { session: 'others' } })).location).toBe('/account?done=sessions-ended')
  expect([await isIn(desk), await isIn(phone)]).toEqual([true, false])
})

test('an administrator invites, sees the link once, gives and ends roles, signs out, disables: each in the history', async () => {
  const cookie = await portal.enter(ADMINISTRATOR)
  const post = (path: string, form: Record<string, string> = {}) => portal.ask(path, { cookie, form })
  const wrong = await post('/accounts/new', { name: '', email: 'nonsense', role: 'head', urn: '1' })
  expect(wrong.status).toBe(400)
  expect(wrong.body).toMatch(/Enter their name.*Enter an e-mail address.*Enter the URN of a school in this register/s)
  const made = await post('/accounts/new', { name: 'Ben Ito', email: 'ben@harrowmere.example', role: 'auditor' })
  const token = /\/invitations\?token=([\w-]+)/.exec(made.body)?.[1] ?? ''
  const id = portal.db.$client.prepare("select id from accounts where email = 'ben@harrowmere.example'").pluck().get() as number
  expect((await portal.ask(`/accounts/${id}`, { cookie })).body).not.toContain(token)
  expect((await post('/accounts/new', { name: 'Ben Ito', email: 'BEN@harrowmere.example', role: 'auditor' })).body).toContain('has an account already')

  const ben = (await takeUp(token, GOOD)).cookie
  expect((await portal.ask('/history', { cookie: ben })).status).toBe(200)
  expect((await post(`/accounts/${id}/roles`, { role: 'broker', authority: '' })).body).toContain('Choose the authority')
  expect((await post(`/accounts/${id}/roles`, { role: 'emperor' })).body).toContain('Choose a role')
  expect((await post(`/accounts/${id}/roles`, { role: 'administrator' })).location).toBe(`/accounts/${id}?done=role-given`)
  expect(await isIn(ben)).toBe(false)
  const grantId = portal.db.$client.prepare("select id from grants where account_id = ? and role = 'administrator'").pluck().get(id) as number
  expect((await post(`/accounts/${id}/roles/${grantId}/ending`, { reason: 'They moved on' })).location).toBe(`/accounts/${id}?done=role-ended`)
  const again = (await signIn('ben@harrowmere.example', GOOD)).cookie
  expect((await post(`/accounts/${id}/sessions`)).location).toBe(`/accounts/${id}?done=signed-out`)
  expect(await isIn(again)).toBe(false)
  const back = (await signIn('ben@harrowmere.example', GOOD)).cookie
  expect((await post(`/accounts/${id}/access`, { access: 'no', version: '1', reason: 'They left' })).location).toBe(`/accounts/${id}?done=disabled`)
  expect([await isIn(back), (await signIn('ben@harrowmere.example', GOOD)).status]).toEqual([false, 400])
  expect((await post(`/accounts/${id}/access`, { access: 'yes', version: '1', reason: 'They are back' })).location).toBe(`/accounts/${id}?refused=stale`)
  expect((await post(`/accounts/${id}/access`, { access: 'yes', version: '2', reason: 'They are back' })).location).toBe(`/accounts/${id}?done=enabled`)
  const link = /\/invitations\?token=([\w-]+)/.exec((await post(`/accounts/${id}/invitation`)).body)?.[1] ?? ''
  expect((await takeUp(link, 'quiet lantern over harbour')).status).toBe(302)

  const told = portal.db.$client.prepare("select action from events where subject = 'account' and subject_id = ? and by = ? order by seq").pluck().all(String(id), ADMINISTRATOR)
  expect(told).toEqual(['account.invited', 'account.role-given', 'account.role-ended', 'account.signed-out-everywhere', 'account.disabled', 'account.enabled', 'account.invited-again'])
})

test('the last administrator can neither leave nor be shut out', async () => {
  const cookie = await portal.enter(ADMINISTRATOR)
  const grantId = portal.db.$client.prepare("select id from grants where account_id = ? and role = 'administrator'").pluck().get(ADMINISTRATOR) as number
  const before = fingerprint()
  const left = await portal.ask(`/accounts/${ADMINISTRATOR}/roles/${grantId}/ending`, { cookie, form: { reason: 'Leaving' } })
  expect(left.location).toBe(`/accounts/${ADMINISTRATOR}?refused=last-administrator`)
  expect((await portal.ask(left.location, { cookie })).body).toContain('This is the last administrator who can sign in')
  expect((await portal.ask(`/accounts/${ADMINISTRATOR}/access`, { cookie, form: { access: 'no', version: '1', reason: 'Leaving' } })).location).toContain('refused=last-administrator')
  expect(fingerprint()).toBe(before)
})

test('extra fields of a form give nothing away and nothing more', async () => {
  const cookie = await portal.enter(ADMINISTRATOR)
  await portal.ask('/accounts/new', { cookie, form: 'name=Cy&email=cy%40harrowmere.example&role=auditor&role=administrator&id=1&passwordHash=x&demoRole=x&disabledAt=x&__proto__=x&constructor=y&version=9' })
  const row = portal.db.$client.prepare("select password_hash, demo_role, disabled_at, version, (select group_concat(role) from grants where account_id = accounts.id) as roles from accounts where email = 'cy@harrowmere.example'").get()
  expect(row).toEqual({ password_hash: null, demo_role: null, disabled_at: null, version: 1, roles: 'auditor' })
})

test('the history tells who did what, and a check finds it whole', async () => {
  const cookie = await portal.enter(14)
  const page = await portal.ask('/history', { cookie })
  expect(page.body).toMatch(/Account: signed in/)
  expect((await portal.ask('/history/verification', { cookie })).body).toMatch(/fit together, and the database is whole/)
  expect((await portal.ask("/history?school=%27%20OR%201%3D1--", { cookie })).body).toContain('0 events')
  expect((await portal.ask('/history?page=-3', { cookie })).status).toBe(200)
  expect((await portal.ask('/history?page=1e99', { cookie })).status).toBe(200)
})

test('a head of service reads the history of their own authority’s schools, and of no account', async () => {
  const { body } = await portal.ask('/history', { cookie: await portal.enter(3) })
  expect(body).not.toMatch(/Account: /)
})

test('the log holds no address, name, password, token or search', async () => {
  const token = invite('logged@harrowmere.example')
  await portal.ask(`/invitations?token=${token}`)
  await takeUp(token, 'CANARY lantern over harbour')
  await portal.ask('/schools?q=CANARY-SEARCH', { cookie: await portal.enter(BROKER) })
  await signIn('logged@harrowmere.example', 'CANARY-WRONG')
  expect(portal.said()).toMatch(/"path":"\/invitations"/)
  expect(portal.said()).not.toMatch(new RegExp(`CANARY|harrowmere\\.example|Oyelaran|${token}|__Host|127\\.0`))
})

test.each(['/.env', '/.git/HEAD', '/package.json', '/server.js.map', '/data/alongside.db', '/alongside.db', '/assets/../../package.json', '/build/server/index.js', '/assets/gone.js', '/__manifest', '/metrics'])(
  '%s is not there, and says so without a stack',
  async (path) => {
    const { status, body } = await portal.ask(path)
    expect([400, 404]).toContain(status)
    expect(body).not.toMatch(/ at .*\.(ts|js):\d+|node_modules|ENOENT/)
  },
)

test('whoever watches hears that it is well, and nothing else', async () => {
  expect(await portal.ask('/healthz')).toMatchObject({ status: 200, body: 'ok' })
  expect(await portal.ask('/readyz')).toMatchObject({ status: 200, body: 'ok' })
})
