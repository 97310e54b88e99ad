/**
 * Every route, asked for in every way there is, by every kind of person: the answer is the one the permissions table gives,
 * nothing that was refused changed the database, nothing failed, no markup that somebody typed came alive, and no secret
 * reached anybody it is not for.
 */
import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../app/sessions.ts'
import { londonDay } from '../../app/today.ts'
import { CANARIES, plant } from './canaries.ts'
import { dangersOf, typeMarkup } from './markup.ts'
import { assemble, type Name, type Person } from './people.ts'
import { startPortal, type Answer, type Portal } from './portal.ts'
import { addRows, ROUTES, type Case, type Verdict, type World } from './route-table.ts'

let portal: Portal
let world: World
let people: Person[]
let paths: Map<Case, string>
const seen: { canary: string; by: Name | 'nobody'; where: string }[] = []
const manifest = (await import(pathToFileURL('build/server/index.js').href)) as { routes: Record<string, { id: string; parentId?: string }> }
const routeIds = Object.keys(manifest.routes).filter((id) => id !== 'root')
const cases = Object.entries(ROUTES).flatMap(([id, list]) => list.map((each) => ({ id, each })))

beforeAll(async () => {
  portal = await startPortal()
  world = { db: portal.db, today: londonDay(), la: portal.db.$client.prepare('select code from authorities limit 1').pluck().get() as string }
  people = await assemble(portal, world.today)
  plant(portal.db)
  addRows(world)
  typeMarkup(portal.db)
  paths = new Map(cases.map(({ each }) => [each, each.at(world)]))
}, 120_000)
afterAll(() => portal.stop())

/** Everything in the database but the sessions, whose end moves with use; read again only when somebody else wrote. */
const fingerprint = (() => {
  let [version, hash] = [-1, '']
  return (): string => {
    const now = portal.db.$client.pragma('data_version', { simple: true }) as number
    if (now === version) return hash
    const tables = portal.db.$client.prepare("select name from sqlite_schema where type = 'table' and name <> 'sessions' and name not like 'sqlite_%'").pluck().all() as string[]
    const sum = createHash('sha256')
    for (const table of tables) for (const row of portal.db.$client.prepare(`select * from "${table}"`).raw().iterate()) sum.update(JSON.stringify(row))
    ;[version, hash] = [now, sum.digest('hex')]
    return hash
  }
})()

const withData = (path: string): string => path.replace(/^([^?]*)/, (page) => (page === '/' ? '/_root.data' : `${page}.data`))
const and = (path: string, query: string): string => `${path}${path.includes('?') ? '&' : '?'}${query}`

/** Asks, and looks for what must not be there. */
async function ask(path: string, person: Person | null, form?: Record<string, string>): Promise<Answer> {
  const answer = await portal.ask(path, { cookie: person?.cookie, form })
  const where = `${form ? 'POST' : 'GET'} ${path}`
  for (const { text } of CANARIES) if (answer.body.includes(text)) seen.push({ canary: text, by: person?.name ?? 'nobody', where })
  expect(dangersOf(answer), `${where} as ${person?.name ?? 'nobody'}`).toEqual([])
  expect(answer.status, `${where} as ${person?.name ?? 'nobody'}`).toBeLessThan(500)
  return answer
}

/** What an answer amounts to; a redirect to sign in is what the signed-out get instead of a page. */
function verdictOf({ status, location, body }: Answer): Verdict | 'sign in' {
  const elsewhere = status === 302 || status === 202
  if (elsewhere && /^\/sign-in\?next=/.test(location || (/\/sign-in\?next=[^"]*/.exec(body)?.[0] ?? ''))) return 'sign in'
  return status === 200 || elsewhere ? 'yes' : (status as Verdict)
}

test('every route of the portal has its lines in the table, and every line its route', () => {
  expect(Object.keys(ROUTES).toSorted()).toEqual(routeIds.toSorted())
})

test.each(cases)('$id shows itself to those it is for, as a page and as data', async ({ id, each }) => {
  const path = paths.get(each) ?? ''
  const before = fingerprint()
  for (const person of people) {
    const expected = each.get.says(person.actor, world)
    // Asked for by its own name a route answers as it does among others: a few people are enough to see that.
    const alone = ['headOf1', 'leader', 'withoutRole'].includes(person.name) ? [and(withData(path), `_routes=${encodeURIComponent(id)}`)] : []
    const ways = [path, withData(path), ...alone]
    for (const way of ways) expect(verdictOf(await ask(way, person)), `GET ${way} as ${person.name}`).toBe(expected)
  }
  expect(fingerprint()).toBe(before)
})

test.each(cases)('$id tells the signed-out nothing', async ({ id, each }) => {
  const path = paths.get(each) ?? ''
  const before = fingerprint()
  for (const way of [path, withData(path), and(withData(path), `_routes=${encodeURIComponent(id)}`)]) {
    expect(each.get.public ? ['yes'] : ['sign in', 404, 405], `GET ${way}`).toContain(verdictOf(await ask(way, null)))
  }
  for (const person of [null, ...people]) expect((await ask(and(path, `_data=${encodeURIComponent(id)}`), person)).status).toBe(400)
  for (const way of [path, withData(path)]) {
    const { status, ...answer } = await ask(way, null, each.form ?? {})
    if (!each.post) expect(status, `POST ${way}`).toBe(405)
    else if (!each.post.public) expect(['sign in', 404], `POST ${way}`).toContain(verdictOf({ status, ...answer }))
  }
  expect(fingerprint()).toBe(before)
})

test.each(cases)('$id refuses changes to those it is not for, and nothing is changed', async ({ each }) => {
  const path = paths.get(each) ?? ''
  const before = fingerprint()
  for (const person of people) {
    const expected = each.post ? each.post.says(person.actor, world) : 405
    if (expected === 'yes') continue
    for (const way of each.post ? [path, withData(path)] : [path]) expect(verdictOf(await ask(way, person, each.form ?? {})), `POST ${way} as ${person.name}`).toBe(expected)
  }
  expect(fingerprint()).toBe(before)
})

test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'OPTIONS'])('no route answers %s', async (method) => {
  const before = fingerprint()
  for (const { each } of cases) {
    const path = paths.get(each) ?? ''
    expect((await portal.ask(path, { method, cookie: people[0]?.cookie })).status, path).toBe(405)
  }
  expect(fingerprint()).toBe(before)
})

test('no change is made by a form of another site, whoever is signed in', async () => {
  const before = fingerprint()
  for (const { each } of cases) {
    for (const person of people.filter(({ name }) => ['broker', 'administrator', 'headOf3b'].includes(name))) {
      const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
      expect((await portal.ask(paths.get(each) ?? '', { cookie: person.cookie, form: each.form ?? {}, headers })).status).toBe(403)
    }
  }
  expect(fingerprint()).toBe(before)
})

test('an address with a strange number is not found, and nothing fails', async () => {
  const strange = ['0', '-1', '1e3', '1.5', '%31', '9999999999999999999999', "1'--", 'x', '__proto__', '%F0%9F%8C%BB']
  const withNumber = cases.map(({ each }) => paths.get(each) ?? '').filter((path) => /\/\d+/.test(path))
  for (const path of withNumber) for (const id of strange) {
    const answer = await ask(path.replace(/\/\d+/, `/${id}`), people.find(({ name }) => name === 'broker') ?? null)
    expect(['yes', 403, 404, 405], `${path} with ${id}`).toContain(verdictOf(answer))
  }
})

test('a list with strange words in its address still answers', async () => {
  const strange = ["page=-1&sort=name;drop table schools&dir=sideways&q=' OR 1=1--", 'page=1e99&sort=__proto__&q=%25_%5C', 'page=NaN&sort="&search="NEAR(', `q=${'a'.repeat(5000)}!`, 'as-of-year=99999&as-of-month=-1&as-of-day=x&la=%00']
  const lists = cases.filter(({ id, each }) => !id.includes('$') && each.get.says(people[0]!.actor, world) === 'yes').map(({ each }) => paths.get(each) ?? '')
  for (const path of lists) for (const words of strange) expect((await ask(encodeURI(and(path, words)).replaceAll('%25', '%'), people[0] ?? null)).status, `${path} ${words}`).toBeLessThan(500)
})

test('a supporter who is asked does not learn for which school until it agrees', async () => {
  const waiting = portal.db.$client
    .prepare(
      `select proposals.id, schools.name as school, schools.urn, accounts.id as account from proposals join needs on needs.id = need_id join schools on schools.id = needs.school_id
       join offers on offers.id = offer_id join accounts on accounts.person_id = offers.person_id or accounts.id in (select account_id from grants where role = 'head' and school_id = offers.school_id)
       where proposals.state in ('offered', 'supporter-accepted') and name_shared = 0 and accounts.disabled_at is null`,
    )
    .all() as { id: number; school: string; urn: number; account: number }[]
  expect(waiting.length).toBeGreaterThan(0)
  for (const { id, school, urn, account } of waiting) {
    const set = await signIn(portal.db, { accountId: account, cookieHeader: undefined, at: new Date().toISOString(), requestId: 'test' })
    for (const path of [`/proposals/${id}`, `/proposals/${id}.data`, `/proposals/${id}/supporter-answer`]) {
      const answer = await portal.ask(path, { cookie: set.split(';')[0] })
      expect(answer.status, path).toBe(200)
      for (const secret of [school, String(urn), 'CANARY']) expect(answer.body, `${path} for account ${account}`).not.toContain(secret)
    }
  }
})

// Last: from here on things change.
test.each(cases.filter(({ each }) => each.post))('$id takes changes from those it is for, without failing', async ({ each }) => {
  for (const person of people) {
    // Signing out would end the session the other routes are tried with.
    if (each.post?.says(person.actor, world) !== 'yes' || paths.get(each) === '/sign-out') continue
    expect((await ask(paths.get(each) ?? '', person, each.form ?? {})).status, person.name).not.toBe(403)
  }
})

test.each(CANARIES)('$what was seen by those it is for, and by nobody else', ({ text, seenBy }) => {
  const leaks = seen.filter(({ canary, by }) => canary === text && !(seenBy as string[]).includes(by))
  expect(leaks).toEqual([])
})

test('the canaries are alive: those who may see them did', () => {
  const unseen = CANARIES.filter(({ text, seenBy }) => seenBy.length > 0 && !seen.some(({ canary }) => canary === text)).map(({ text }) => text)
  expect(unseen).toEqual([])
})

test('no secret, name or search of all this is in the log', () => {
  expect(portal.said()).not.toMatch(/CANARY|argon2|__Host|OR 1=1|elsewhere\.example/)
})
