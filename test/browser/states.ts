/** Every page of the portal in each of its states: who looks, and how they get there. */
import type { Locator, Page } from '@playwright/test'
import type { Who } from './sign-in.ts'

type Address = (page: Page) => Promise<string>
/** Where a state is: an address still to be opened, or nothing where the page is there already. */
type Open = (page: Page) => Promise<string | void>
type State = { route: string; name: string; who: Who | null; open: Open }

/** Goes there. */
export async function arrive(page: Page, open: Open): Promise<void> {
  const address = await open(page)
  if (address) await page.goto(address)
}

/** Straight to an address. */
const at = (path: string): Address => () => Promise.resolve(path)

/** On from a page by the first of its links whose address looks like this. The pages on the way are fetched, not drawn. */
const within = (open: Open, address: RegExp): Address => async (page) => {
  const from = await open(page)
  const links = from ? await linksFrom(page, from) : await linksOf(page)
  const href = links.find((each) => address.test(each))
  if (!href) throw new Error(`${from ?? page.url()} has no link like ${address}`)
  return href
}

/** To a list, then to the first thing on it whose address looks like this. */
const firstOn = (list: string, address: RegExp): Address => within(at(list), address)

const linksOf = (page: Page): Promise<string[]> => page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

/** A connection left idle may be closed just as it is used again: asking once more is what a browser does. */
const AGAIN = { maxRetries: 2 }

async function linksFrom(page: Page, path: string): Promise<string[]> {
  const html = await (await page.request.get(path, AGAIN)).text()
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  return [...main.matchAll(/<a\b[^>]*? href="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
}

/** Presses a button of the page one is on, after typing what is given. */
const thenPress = (open: Open, button: string | RegExp, typed: Record<string, string> = {}): Open => async (page) => {
  await arrive(page, open)
  for (const [name, text] of Object.entries(typed)) await page.locator(`[name="${name}"]`).first().fill(text)
  await page.locator('main').getByRole('button', { name: button }).first().click()
}

/** Chooses in the form of a supposed change and asks. */
const supposing = (path: string, chosen: Record<string, string>): Open => async (page) => {
  await page.goto(path)
  for (const [name, words] of Object.entries(chosen)) {
    const value = await page.locator(`select[name="${name}"] option`, { hasText: words }).first().getAttribute('value')
    await page.locator(`select[name="${name}"]`).selectOption(value)
  }
  await page.getByRole('button', { name: 'Suppose this' }).click()
}

const page = (route: string, path: string, who: Who | null, name = 'as it is') => ({ route: `routes/${route}`, name, who, open: at(path) })

/** What the first school with a proposal has under way. */
const unsettledOfTheFirst: Address = async (page) =>
  `/schools/${/\d+$/.exec(await firstOn('/categories?category=3b', /^\/categories\/\d+$/)(page))![0]}/unsettled`

/** The nth link of a list, the newest being the first. */
const newest = (list: string, address: RegExp, nth: number): Address => async (page) =>
  [...new Set((await linksFrom(page, list)).filter((each) => address.test(each)))][nth]!

/** An address, and then more of it. */
const andThen = (open: Address, rest: string): Address => async (page) => `${await open(page)}${rest}`

/** The needs of which the table of their round says this, the newest round first. */
async function needsThat(page: Page, met: RegExp): Promise<string[]> {
  const rounds = await linksFrom(page, '/rounds')
  const needs: string[] = []
  for (const round of [...new Set(rounds.filter((each) => ROUND.test(each)))]) {
    await page.goto(round)
    const rows = page.locator('tr').filter({ has: page.locator('.govuk-tag', { hasText: met }) })
    needs.push(...(await rows.locator('a[href*="/needs/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))))
  }
  return needs
}

/** The first of them. */
const aNeed = (met: RegExp, rest = ''): Address => async (page) => `${(await needsThat(page, met))[0]!}${rest}`
/** One that is met, with who could have met it. */
const aMetNeed = aNeed(/^Met$/)

/** The first of the needs of which something was worked out, or can be, by a button; then with the answer. */
const workedOut = (met: RegExp, rest: string, button: string, answer: (page: Page) => Locator) => async (page: Page): Promise<void> => {
  for (const need of await needsThat(page, met)) {
    await page.goto(`${need}${rest}`)
    if (await answer(page).isVisible()) return
    if (!(await page.getByRole('button', { name: button }).isVisible())) continue
    await page.getByRole('button', { name: button }).click()
    return answer(page).waitFor({ timeout: 100_000 })
  }
  throw new Error(`No need has a button ${button}`)
}
const remedies = workedOut(/^(Not met|Met in part)$/, '/remedies', 'Check what would help', (page) => page.getByRole('heading', { level: 2, name: 'What would help' }))
const exactCosts = workedOut(/^Met$/, '', 'Work out the exact costs', (page) => page.getByRole('columnheader', { name: 'Exactly' }).first())

/** The first offer of the list that no proposal rests on: only such a one can be withdrawn. */
async function freeOffer(page: Page): Promise<string> {
  const offers = (await linksFrom(page, '/offers')).filter((each) => /^\/offers\/\d+$/.test(each))
  for (const offer of offers) if ((await linksFrom(page, offer)).some((each) => each.endsWith('/withdrawal'))) return offer
  throw new Error('Every offer has a proposal that rests on it')
}

async function upload(page: Page, name: string, mimeType: string, buffer: Buffer): Promise<void> {
  await page.goto('/imports/new')
  await page.getByRole('radio').first().check()
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
  await page.getByRole('button', { name: 'Compare with what is here' }).click()
}

/** Tidewick High School, which leads its community. */
const TIDEWICK_URN = 900096

const activitiesFile: Address = (page) => andThen(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /activities$/), '/file')(page)

/** A file of what a network did: what would be recorded, or what is wrong with it. */
const activityFile = (text: string, form: Address = activitiesFile): Open => async (page) => {
  await arrive(page, form)
  await page.locator('input[type=file]').setInputFiles({ name: 'did.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Show what would be recorded' }).click()
}

/** A file that says it is packed and is not. */
async function uploadDamaged(page: Page): Promise<void> {
  await upload(page, 'register.csv.gz', 'application/gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
  await page.getByText('What is wrong with the file').waitFor()
}

/** A long file, given up while it is read. */
async function uploadAndCancel(page: Page): Promise<void> {
  const rows = Array.from({ length: 40_000 }, (_, n) => `${910_000 + n},999,Westmarsh,,Made-up School ${n},Community school,Local authority maintained schools,Open,Primary,01-09-2026`)
  const heads = 'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentTypeGroup (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate'
  await upload(page, 'register.csv', 'text/csv', Buffer.from([heads, ...rows].join('\r\n')))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
}

/** The newest round's "what if", with an address of its own. */
const whatIf = (query: string): Address => (page) => andThen(within(firstOn('/rounds', ROUND), /what-if$/), query)(page)

/** A question with an answer that changes something: closeness weighs all, and one supporter a need. */
async function askWhatIf(page: Page): Promise<void> {
  await arrive(page, whatIf('?change=weight.closeness.100&change=supporters.1'))
  await page.getByRole('button', { name: 'Work out what would change' }).click()
  await page.waitForURL(/\/what-if\/\d+$/, { timeout: 60_000 })
  await page.getByRole('heading', { level: 1, name: 'What would change' }).waitFor()
}

const PROPOSAL = /^\/proposals\/\d+$/
const IMPORT = /^\/imports\/\d+$/
const PERSON = /^\/people\/\d+$/
const NETWORK = /^\/networks\/\d+$/
const PARTNERSHIP = /^\/partnerships\/\d+$/
const TRY = 'Show what it would make'
/** A draft of a template, made on the spot. */
const drafted = (code: string): Open => async (page) => {
  await thenPress(at(`/networks/templates/${code}`), TRY)(page)
  await page.waitForURL(/\/networks\/schemes\/\d+/)
}

/** A draft given up while it is worked out: the page of its work is found by the numbers after that of a draft before it. */
const draftedAndCancelled: Open = async (page) => {
  const [before] = await Promise.all([page.waitForRequest(/\/schemes\/work\/\d+$/), drafted('essex')(page)])
  const last = Number(before.url().split('/').at(-1))
  await page.goto('/networks/templates/wiltshire')
  await page.getByRole('button', { name: TRY }).click({ noWaitAfter: true })
  for (let tried = 0; ; tried += 1) {
    const address = `/networks/schemes/work/${last + 1 + (tried % 5)}`
    const going = await page.request.get(address, AGAIN)
    if (!/as in Wiltshire[\s\S]*Cancel the draft/.test(await going.text())) continue
    await page.request.post(`${address}/cancellation`, { form: {}, headers: { origin: new URL(going.url()).origin } })
    return page.getByRole('heading', { name: 'This draft was not finished' }).waitFor()
  }
}
const ROUND = /^\/rounds\/\d+$/

export const STATES: State[] = [
  page('_index', '/', 'broker', 'broker'),
  page('_index', '/', 'head', 'head'),
  page('_index', '/', 'nle', 'leader'),
  page('_index', '/', 'auditor', 'nothing waiting'),
  page('help', '/help', null),
  page('accessibility', '/accessibility', null),
  page('privacy', '/privacy', 'head'),
  page('sign-in', '/sign-in', null),
  { route: 'routes/sign-in', name: 'nothing typed', who: null, open: thenPress(at('/sign-in'), /^Sign in$/) },
  { route: 'routes/sign-in', name: 'wrong password', who: null, open: thenPress(at('/sign-in'), /^Sign in$/, { email: 'nobody@westmarsh.example', password: 'not the password' }) },
  page('account', '/account', 'head'),
  page('account_.password', '/account/password', 'head'),
  { route: 'routes/account_.password', name: 'nothing typed', who: 'head', open: thenPress(at('/account/password'), /password/i) },
  page('accounts', '/accounts', 'administrator'),
  { route: 'routes/accounts_.$id', name: 'one account', who: 'administrator', open: firstOn('/accounts', /^\/accounts\/\d+$/) },
  { route: 'routes/accounts_.$id_.access', name: 'as it is', who: 'administrator', open: within(firstOn('/accounts', /^\/accounts\/\d+$/), /access$/) },
  { route: 'routes/accounts_.$id_.roles_.$grantId.ending', name: 'as it is', who: 'administrator', open: within(firstOn('/accounts', /^\/accounts\/\d+$/), /ending$/) },
  page('accounts_.new', '/accounts/new', 'administrator'),
  { route: 'routes/accounts_.new', name: 'nothing typed', who: 'administrator', open: thenPress(at('/accounts/new'), /./) },
  page('invitations', '/invitations', null, 'no such invitation'),
  page('history', '/history', 'auditor'),
  page('history', '/history', 'approver', 'head of service'),
  page('categories._index', '/categories', 'broker'),
  page('categories._index', '/categories', 'partnership-chair', 'partnership'),
  { route: 'routes/categories.$urn', name: 'own category', who: 'head', open: at('/categories') },
  { route: 'routes/categories.$urn', name: 'a school', who: 'broker', open: firstOn('/categories', /^\/categories\/\d+$/) },
  page('needs._index', '/needs', 'broker', 'all open'),
  page('needs._index', '/needs', 'head', 'own'),
  page('needs._index', '/needs?area=finance&state=withdrawn', 'head', 'empty'),
  { route: 'routes/needs.$id', name: 'own', who: 'head', open: firstOn('/needs', /^\/needs\/\d+$/) },
  page('needs.new', '/needs/new', 'head'),
  page('needs.new', '/needs/new', 'broker', 'on a school’s behalf'),
  { route: 'routes/needs.new', name: 'nothing typed', who: 'head', open: thenPress(at('/needs/new'), /Send/) },
  page('offers._index', '/offers', 'head of a 1'),
  { route: 'routes/offers.$id', name: 'another’s', who: 'head', open: firstOn('/offers', /^\/offers\/\d+$/) },
  { route: 'routes/offers.$id', name: 'broker', who: 'broker', open: firstOn('/offers', /^\/offers\/\d+$/) },
  page('offers.new', '/offers/new', 'head of a 1'),
  { route: 'routes/offers.new', name: 'nothing typed', who: 'head of a 1', open: thenPress(at('/offers/new'), /offer/i) },
  page('schools._index', '/schools', 'head'),
  page('schools._index', '/schools?search=zzzz', 'head', 'none found'),
  { route: 'routes/schools.$urn', name: 'another school', who: 'head', open: firstOn('/schools', /^\/schools\/\d+$/) },
  { route: 'routes/schools.$urn', name: 'broker', who: 'broker', open: firstOn('/schools', /^\/schools\/\d+$/) },
  { route: 'routes/schools.$urn_.ties', name: 'a school', who: 'head', open: within(firstOn('/schools', /^\/schools\/\d+$/), /ties/) },
  { route: 'routes/schools.$urn_.unsettled', name: 'an open school', who: 'broker', open: unsettledOfTheFirst },
  page('people._index', '/people', 'broker'),
  page('people._index', '/people', 'sle', 'own'),
  page('people._index', '/people?search=zzzz', 'broker', 'none found'),
  page('people.new', '/people/new', 'broker'),
  { route: 'routes/people.new', name: 'nothing typed', who: 'broker', open: thenPress(at('/people/new'), /Record/) },
  { route: 'routes/people.$id', name: 'broker', who: 'broker', open: firstOn('/people', PERSON) },
  { route: 'routes/people.$id', name: 'own', who: 'sle', open: firstOn('/people', PERSON) },
  { route: 'routes/people.$id_.posts', name: 'nothing typed', who: 'broker', open: thenPress(within(firstOn('/people', PERSON), /\/posts$/), /Add/) },
  { route: 'routes/people.$id_.posts_.$postId.ending', name: 'as it is', who: 'broker', open: within(firstOn('/people?search=Szymanska', PERSON), /\/ending$/) },
  { route: 'routes/people.$id_.designations', name: 'nothing typed', who: 'broker', open: thenPress(within(firstOn('/people', PERSON), /\/designations$/), /Add/) },
  { route: 'routes/people.$id_.interests', name: 'nothing typed', who: 'sle', open: thenPress(within(firstOn('/people', PERSON), /\/interests$/), /Declare/) },
  page('networks._index', '/networks', 'head'),
  { route: 'routes/networks.$id', name: 'one network', who: 'head', open: firstOn('/networks', /^\/networks\/\d+$/) },
  { route: 'routes/networks.$id', name: 'broker', who: 'broker', open: firstOn('/networks?kind=learning-community', NETWORK) },
  page('networks.new', '/networks/new', 'broker'),
  page('networks.templates._index', '/networks/templates', 'broker'),
  page('networks.templates.$code', '/networks/templates/essex', 'broker', 'three levels'),
  { route: 'routes/networks.templates.$code', name: 'sizes that cannot be', who: 'broker', open: thenPress(at('/networks/templates/north-yorkshire'), TRY, { 'primary-least': '70' }) },
  { route: 'routes/networks.schemes.work.$jobId', name: 'cancelled', who: 'broker', open: draftedAndCancelled },
  { route: 'routes/networks.schemes.$id', name: 'a draft with a map', who: 'broker', open: drafted('cornwall') },
  { route: 'routes/networks.schemes.$id', name: 'several maps', who: 'broker', open: drafted('sheffield') },
  { route: 'routes/networks.schemes.$id', name: 'schools left over', who: 'broker', open: drafted('leicester') },
  { route: 'routes/networks.schemes.$id_.groups.$key', name: 'nothing chosen', who: 'broker', open: thenPress(within(drafted('kingston'), /\/groups\/n1$/), 'Move these schools') },
  { route: 'routes/networks.schemes.$id_.application', name: 'memberships in the way', who: 'broker', open: thenPress(within(drafted('north-yorkshire'), /\/application$/), /Apply/) },
  { route: 'routes/networks.schemes.$id_.disposal', name: 'as it is', who: 'broker', open: within(drafted('derby'), /\/disposal$/) },
  { route: 'routes/networks.new', name: 'nothing typed', who: 'broker', open: thenPress(at('/networks/new'), 'Record this network') },
  { route: 'routes/networks.$id_.members', name: 'as it is', who: 'broker', open: within(firstOn('/networks?kind=learning-community', NETWORK), /members$/) },
  { route: 'routes/networks.$id_.members', name: 'a school that was agreed', who: 'broker', open: within(at('/'), /\/members\?urns=\d+$/) },
  { route: 'routes/networks.$id_.members', name: 'bad lines', who: 'broker', open: thenPress(within(firstOn('/networks?kind=learning-community', NETWORK), /members$/), 'Add these schools', { urns: '123456\nabc' }) },
  { route: 'routes/networks.$id_.activities', name: 'no schools', who: 'broker', open: within(firstOn('/networks?search=aldersea+learning+city', NETWORK), /activities$/) },
  { route: 'routes/networks.$id_.activities', name: 'nothing typed', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /activities$/), 'Record this') },
  { route: 'routes/networks.$id_.pillars', name: 'three terms', who: 'broker', open: within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /pillars$/) },
  { route: 'routes/networks.$id_.pillars', name: 'open, nothing closed', who: 'head', open: within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /pillars$/) },
  { route: 'routes/networks.$id_.pillars', name: 'too few answered', who: 'broker', open: within(firstOn('/networks?search=eelby+marshes+small', NETWORK), /pillars$/) },
  { route: 'routes/networks.$id_.pillars_.new', name: 'no day', who: 'broker', open: thenPress(within(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /pillars$/), /new$/), 'Open the review', { 'lastDay-day': '' }) },
  { route: 'routes/networks.$id_.pillars_.$reviewId_.last-day', name: 'as it is', who: 'broker', open: within(within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /pillars$/), /last-day$/) },
  { route: 'routes/networks.$id_.pillars_.$reviewId_.answers_.$schoolUrn', name: 'nothing chosen', who: 'head', open: thenPress(within(within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /pillars$/), /answers/), 'Send my answer') },
  { route: 'routes/networks.$id', name: 'with a fund, a plan and targets', who: 'broker', open: firstOn('/networks?search=tidewick+bay+learning', NETWORK) },
  { route: 'routes/networks.$id', name: 'before it began', who: 'head', open: andThen(firstOn('/networks?search=tidewick+bay+learning', NETWORK), '?on=1990-01-01') },
  { route: 'routes/networks.$id_.activities', name: 'for one’s own school', who: 'head', open: thenPress(within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /activities$/), 'Record this') },
  { route: 'routes/networks.$id_.activities_.$activityId_.withdrawal', name: 'as it is', who: 'broker', open: within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /withdrawal$/) },
  { route: 'routes/networks.$id_.activities_.$activityId_.withdrawal', name: 'no reason', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /withdrawal$/), 'Take this back') },
  { route: 'routes/networks.$id_.activities_.file', name: 'nothing chosen', who: 'broker', open: thenPress(activitiesFile, 'Show what would be recorded') },
  { route: 'routes/networks.$id_.activities_.file', name: 'bad lines', who: 'broker', open: activityFile('Date,Kind,What,URN\n31/02/2026,Party,,12\n') },
  { route: 'routes/networks.$id_.activities_.file', name: 'what would be recorded', who: 'broker', open: activityFile(`Date,Kind,What,URN\n01/10/2026,Peer review,Review of reading,${TIDEWICK_URN}\n`) },
  { route: 'routes/networks.$id_.details', name: 'nothing typed: save', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/details$/), 'Save', { name: '' }) },
  { route: 'routes/networks.$id_.lead', name: 'nothing typed: save', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/lead$/), 'Save') },
  { route: 'routes/networks.$id_.closing', name: 'nothing typed: close this network', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/closing$/), 'Close this network') },
  { route: 'routes/networks.$id_.people', name: 'nothing typed: add this person', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/people$/), 'Add this person') },
  { route: 'routes/networks.$id_.organisations', name: 'nothing typed: add this organisation', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/organisations$/), 'Add this organisation') },
  { route: 'routes/networks.$id_.links', name: 'nothing typed: add this link', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/links$/), 'Add this link') },
  { route: 'routes/networks.$id_.links', name: 'nothing typed: end this link', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/links$/), 'End this link') },
  { route: 'routes/networks.$id_.plan', name: 'nothing typed: add this aim', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/plan$/), 'Add this aim') },
  { route: 'routes/networks.$id_.plan', name: 'nothing typed: end this aim', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/plan$/), 'End this aim') },
  { route: 'routes/networks.$id_.pairs', name: 'nothing chosen: add this pair', who: 'broker', open: thenPress(within(firstOn('/networks?search=hallowmere+learning', NETWORK), /\/pairs$/), 'Add this pair') },
  { route: 'routes/networks.$id_.pairs', name: 'nothing chosen: end this pair', who: 'broker', open: thenPress(within(firstOn('/networks?search=hallowmere+learning', NETWORK), /\/pairs$/), 'End this pair') },
  { route: 'routes/networks.$id_.functions', name: 'nothing typed: add this function', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/functions$/), 'Add this function') },
  { route: 'routes/networks.$id_.targets', name: 'nothing typed: add this target', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/targets$/), 'Add this target') },
  { route: 'routes/networks.$id_.targets', name: 'nothing typed: record this figure', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/targets$/), 'Record this figure') },
  { route: 'routes/networks.$id_.fund', name: 'nothing typed: record this', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/fund$/), 'Record this') },
  { route: 'routes/networks.$id_.fund', name: 'nothing typed: take it back', who: 'broker', open: thenPress(within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /\/fund$/), 'Take it back') },
  { route: 'routes/networks.$id_.fund', name: 'as the chair', who: 'partnership-chair', open: within(firstOn('/networks?search=coast+improvement', NETWORK), /\/fund$/) },
  { route: 'routes/networks.$id_.confirmation', name: 'nothing chosen', who: 'head', open: thenPress(within(firstOn('/networks?search=port+ellin', NETWORK), /confirmation$/), 'Send this answer') },
  { route: 'routes/networks.$id_.data', name: 'published and shared', who: 'broker', open: within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /data$/) },
  { route: 'routes/networks.$id_.data', name: 'nothing shared, own school', who: 'head', open: within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /data$/) },
  { route: 'routes/networks.$id_.data', name: 'no schools', who: 'broker', open: within(firstOn('/networks?search=aldersea+learning+city', NETWORK), /data$/) },
  { route: 'routes/networks.$id_.sharing.$memberUrn', name: 'as it is', who: 'head', open: within(within(firstOn('/networks?search=port+ellin+and+the+ness', NETWORK), /data$/), /sharing/) },
  page('network._index', '/network', 'head', 'own school'),
  page('network._index', '/network', 'broker', 'authority'),
  page('network._index', '/network?area=la-999&search=zzzz', 'broker', 'none found'),
  page('network._index', '/network?on-day=31&on-month=2&on-year=2020', 'partnership-chair', 'no such day'),
  page('network._index', '/network?on=1950-01-01', 'auditor', 'nothing yet'),
  page('map._index', '/map', 'head', 'own school'),
  page('map._index', '/map', 'broker', 'authority'),
  { route: 'routes/map._index', name: 'the schools of a network', who: 'broker', open: within(firstOn('/networks?search=tidewick+bay+learning', NETWORK), /^\/map\?area=network-/) },
  page('map._index', '/map?area=la-999&kind=learning-community&search=saltings', 'broker', 'networks as lines, a school found'),
  page('map._index', '/map?kind=improvement-partnership&ties=bands', 'partnership-chair', 'networks as bands'),
  page('map._index', '/map?search=zzzz&on-day=31&on-month=2&on-year=2020', 'broker', 'none found, no such day'),
  page('map._index', '/map?on=1850-01-01', 'auditor', 'too early a day'),
  page('map._index', '/map?on=1901-01-01', 'auditor', 'no school open yet'),
  page('network.path', '/network/path', 'broker'),
  page('network.path', '/network/path?from=123456&to=123457', 'broker', 'not in the picture'),
  page('network.bridges', '/network/bridges', 'partnership-chair'),
  page('network.groups', '/network/groups', 'broker'),
  { route: 'routes/network.leaving', name: 'a network', who: 'broker', open: firstOn('/network/bridges', /leaving/) },
  page('partnerships._index', '/partnerships', 'broker'),
  { route: 'routes/partnerships.$id', name: 'broker', who: 'broker', open: firstOn('/partnerships', PARTNERSHIP) },
  { route: 'routes/partnerships.$id', name: 'chair, own school left out', who: 'partnership-chair', open: firstOn('/partnerships', PARTNERSHIP) },
  { route: 'routes/partnerships.$id_.schools', name: 'behind a figure', who: 'partnership-chair', open: within(firstOn('/partnerships', PARTNERSHIP), /show=not-challenged$/) },
  { route: 'routes/partnerships.$id_.schools', name: 'all of them', who: 'broker', open: within(firstOn('/partnerships', PARTNERSHIP), /schools$/) },
  page('coverage._index', '/coverage', 'partnership-chair'),
  page('coverage._index', '/coverage', 'broker', 'authority'),
  page('coverage.certificate', '/coverage/certificate', 'partnership-chair'),
  page('coverage.certificate', '/coverage/certificate?on=1999-01-01', 'broker', 'nothing to look at'),
  page('coverage.repair', '/coverage/repair', 'broker'),
  page('coverage.activities', '/coverage/activities', 'partnership-chair'),
  page('coverage.activities', '/coverage/activities?done=activities-recorded', 'head', 'recorded'),
  { route: 'routes/coverage.activities', name: 'nothing chosen', who: 'broker', open: thenPress(at('/coverage/activities'), 'Show what would be recorded') },
  { route: 'routes/coverage.activities', name: 'bad lines', who: 'broker', open: activityFile('Collaboration,Date,Kind,What,URN\nNowhere,01/10/2026,Visit,A visit,12\n', at('/coverage/activities')) },
  { route: 'routes/coverage.activities', name: 'what would be recorded', who: 'broker', open: activityFile(`Collaboration,Date,Kind,What,URN\nTidewick Bay Learning Community,01/10/2026,Peer review,Review of reading,${TIDEWICK_URN}\nTidewick Bay Learning Community,,,,${TIDEWICK_URN}\n`, at('/coverage/activities')) },
  page('coverage.repair', '/coverage/repair?done=activity-recorded', 'broker', 'something recorded'),
  page('challenges._index', '/challenges', 'broker'),
  page('challenges._index', '/challenges?state=missing', 'partnership-chair', 'missing'),
  page('challenges.new', '/challenges/new', 'partnership-chair'),
  { route: 'routes/challenges.new', name: 'nothing typed', who: 'broker', open: thenPress(at('/challenges/new'), /Record/) },
  { route: 'routes/challenges.$id_.ending', name: 'as it is', who: 'broker', open: within(at('/challenges'), /\/ending$/) },
  page('coverage.repair', '/coverage/repair', 'partnership-chair', 'partnership'),
  page('coverage.repair', '/coverage/repair?target=threads', 'broker', 'threads'),
  { route: 'routes/schools.$urn_.approach', name: 'as it is', who: 'broker', open: within(at('/coverage/repair'), /\/approach\?network=/) },
  { route: 'routes/schools.$urn_.approach', name: 'no day', who: 'broker', open: thenPress(within(at('/coverage/repair'), /\/approach\?network=/), 'I will ask them', { 'due-day': '' }) },
  { route: 'routes/approaches.$id_.outcome', name: 'under way', who: 'partnership-chair', open: within(at('/'), /\/approaches\/\d+\/outcome$/) },
  { route: 'routes/approaches.$id_.outcome', name: 'nothing chosen', who: 'partnership-chair', open: thenPress(within(at('/'), /\/approaches\/\d+\/outcome$/), 'Note this', { 'ended-day': '' }) },
  { route: 'routes/networks.$id_.limits', name: 'as it is', who: 'broker', open: within(firstOn('/networks?kind=learning-community', NETWORK), /limits$/) },
  { route: 'routes/networks.$id_.limits', name: 'bad numbers', who: 'broker', open: thenPress(within(firstOn('/networks?kind=learning-community', NETWORK), /limits$/), 'Save', { most: '1', reach: 'far' }) },
  page('what-if._index', '/what-if', 'partnership-chair', 'nothing supposed'),
  { route: 'routes/what-if._index', name: 'a network ends', who: 'broker', open: supposing('/what-if/change?area=la-999&kind=ends', { network: 'Skell Valley Federation' }) },
  { route: 'routes/what-if._index', name: 'a school joins a trust', who: 'auditor', open: supposing('/what-if/change?area=la-999&kind=joins', { school: 'Saltings Primary School', network: 'Lodestar Learning Trust' }) },
  page('what-if._index', '/what-if?change=ends.9999&change=nonsense', 'broker', 'what cannot be'),
  page('what-if.change', '/what-if/change?kind=goes', 'broker'),
  page('what-if.change', '/what-if/change?kind=joins&asked=yes', 'partnership-chair', 'nothing chosen'),
  page('proposals._index', '/proposals', 'head'),
  page('proposals._index', '/proposals', 'nle', 'briefs'),
  page('proposals._index', '/proposals', 'broker', 'broker'),
  { route: 'routes/proposals.$id', name: 'as the school', who: 'head', open: firstOn('/proposals', PROPOSAL) },
  { route: 'routes/proposals.$id', name: 'as the supporter', who: 'head of a 1', open: firstOn('/proposals', PROPOSAL) },
  { route: 'routes/proposals.$id', name: 'as the broker', who: 'broker', open: firstOn('/proposals', PROPOSAL) },
  { route: 'routes/proposals.$id_.school-answer', name: 'nothing chosen', who: 'head of a 4', open: thenPress(within(firstOn('/', PROPOSAL), /school-answer$/), 'Decline') },
  { route: 'routes/proposals.$id_.supporter-answer', name: 'nothing chosen', who: 'head of a 1', open: thenPress(within(firstOn('/', PROPOSAL), /supporter-answer$/), 'Decline') },
  { route: 'routes/proposals.$id_.approval', name: 'no reason', who: 'approver', open: thenPress(within(firstOn('/', PROPOSAL), /approval$/), 'Do not approve') },
  { route: 'routes/proposals.$id_.withdrawal', name: 'as it is', who: 'broker', open: within(firstOn('/proposals?state=offered', PROPOSAL), /withdrawal$/) },
  page('agreements._index', '/agreements', 'broker'),
  page('agreements._index', '/agreements', 'sle', 'empty or few'),
  { route: 'routes/agreements.$id', name: 'one agreement', who: 'broker', open: firstOn('/agreements', /^\/agreements\/\d+$/) },
  { route: 'routes/agreements.$id_.change', name: 'as it is', who: 'broker', open: within(firstOn('/agreements', /^\/agreements\/\d+$/), /change/) },
  page('rounds._index', '/rounds', 'broker'),
  page('rounds.new', '/rounds/new', 'broker'),
  { route: 'routes/rounds.$id', name: 'run', who: 'broker', open: firstOn('/rounds', ROUND) },
  { route: 'routes/rounds.$id', name: 'read only', who: 'auditor', open: firstOn('/rounds', ROUND) },
  { route: 'routes/rounds.$id_.runs_.$runId_.needs_.$needId', name: 'reasons', who: 'broker', open: within(firstOn('/rounds', ROUND), /\/needs\/\d+$/) },
  { route: 'routes/rounds.$id_.runs_.$runId_.needs_.$needId', name: 'not met', who: 'auditor', open: aNeed(/^Not met$/) },
  { route: 'routes/rounds.$id_.runs_.$runId_.needs_.$needId', name: 'exact costs', who: 'broker', open: exactCosts },
  { route: 'routes/rounds.$id_.runs_.$runId_.needs_.$needId_.remedies', name: 'not checked', who: 'auditor', open: aNeed(/^Met in part$/, '/remedies') },
  { route: 'routes/rounds.$id_.runs_.$runId_.needs_.$needId_.remedies', name: 'checked', who: 'broker', open: remedies },
  { route: 'routes/rounds.$id_.overrides', name: 'no reason', who: 'broker', open: thenPress(within(aMetNeed, /overrides\?kind=pin/), 'Pin') },
  { route: 'routes/rounds.$id_.what-if', name: 'nothing yet', who: 'broker', open: within(firstOn('/rounds', ROUND), /what-if$/) },
  { route: 'routes/rounds.$id_.what-if', name: 'nothing chosen', who: 'broker', open: whatIf('?add=pair&pair-what=pin') },
  { route: 'routes/rounds.$id_.what-if_.$jobId', name: 'an answer', who: 'broker', open: askWhatIf },
  { route: 'routes/rounds.$id_.what-if_.$jobId_.application', name: 'no reason', who: 'broker', open: thenPress(within(askWhatIf, /application$/), 'Apply') },
  { route: 'routes/rounds.$id_.runs_.$runId_.record', name: 'as it is', who: 'auditor', open: within(firstOn('/rounds', ROUND), /record$/) },
  { route: 'routes/rounds.$id_.runs_.$runId_.report', name: 'as it is', who: 'broker', open: within(within(firstOn('/rounds', ROUND), /record$/), /report$/) },
  { route: 'routes/rounds.$id_.settings', name: 'as it is', who: 'broker', open: within(firstOn('/rounds', ROUND), /settings$/) },
  { route: 'routes/rounds.$id_.settings', name: 'wrong', who: 'broker', open: thenPress(within(firstOn('/rounds', ROUND), /settings$/), 'Save', { 'weight-phase': 'x', least: '' }) },
  { route: 'routes/rounds.$id_.closures', name: 'no reason', who: 'broker', open: thenPress(within(firstOn('/rounds', ROUND), /closures\?offer/), 'Close for this round') },
  { route: 'routes/rounds.$id_.issue', name: 'check', who: 'broker', open: within(firstOn('/rounds', ROUND), /issue$/) },
  { route: 'routes/rounds.$id_.closing', name: 'no reason', who: 'broker', open: thenPress(within(firstOn('/rounds', ROUND), /closing$/), 'Close the round') },
  page('imports._index', '/imports', 'administrator'),
  page('imports._index', '/imports', 'auditor', 'read only'),
  page('imports.new', '/imports/new', 'administrator'),
  { route: 'routes/imports.$id', name: 'compared', who: 'administrator', open: firstOn('/imports', IMPORT) },
  { route: 'routes/imports.$id_.application', name: 'as it is', who: 'administrator', open: within(firstOn('/imports', IMPORT), /application$/) },
  { route: 'routes/imports.$id_.reversal', name: 'as it is', who: 'administrator', open: andThen(newest('/imports', IMPORT, 1), '/reversal') },
  { route: 'routes/imports.$id', name: 'refused', who: 'administrator', open: uploadDamaged },
  { route: 'routes/imports.work.$jobId', name: 'cancelled', who: 'administrator', open: uploadAndCancel },
  { route: 'routes/rounds.$id_.jobs_.$jobId', name: 'cancelled', who: 'broker', open: thenPress(thenPress(firstOn('/rounds', ROUND), 'Run again'), 'Cancel the run') },
  { route: 'routes/imports.$id', name: 'taken back', who: 'administrator', open: newest('/imports', IMPORT, 2) },
  { route: 'routes/accounts_.$id_.invitation', name: 'a new link', who: 'administrator', open: thenPress(firstOn('/accounts', /^\/accounts\/\d+$/), /link/i) },
  { route: 'routes/accounts_.$id_.roles', name: 'nothing chosen', who: 'administrator', open: thenPress(within(firstOn('/accounts', /^\/accounts\/\d+$/), /roles$/), /./) },
  page('history_.verification', '/history/verification', 'auditor'),
  page('$', '/nowhere', 'head', 'not found'),
  page('rounds._index', '/rounds', 'head', 'not allowed'),
  { route: 'routes/categories.$urn_.new', name: 'nothing typed', who: 'broker', open: thenPress(within(firstOn('/categories', /^\/categories\/\d+$/), /new/), /./) },
  { route: 'routes/needs.$id_.withdrawal', name: 'no reason', who: 'head', open: thenPress(within(firstOn('/needs?area=finance', /^\/needs\/\d+$/), /withdrawal$/), /withdraw/i) },
  { route: 'routes/offers.$id_.withdrawal', name: 'no reason', who: 'broker', open: thenPress(within(freeOffer, /withdrawal$/), /withdraw/i) },
]
