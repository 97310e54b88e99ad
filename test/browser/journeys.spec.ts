/** The main job, end to end, as each person does it: without JavaScript, on the demo authority. */
import { randomUUID } from 'node:crypto'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { PEOPLE, type Who } from './sign-in.ts'

/** A browser of their own, signed in by the form of the sign-in page. */
async function as(browser: Browser, who: Who): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto('/sign-in')
  await page.getByRole('listitem').filter({ has: page.getByText(PEOPLE[who]) }).first().getByRole('button').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Things to do')
  return page
}
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const success = (page: Page) => page.getByRole('status')

test('a head asks for support, is told what is missing, and asks once', async ({ browser }) => {
  const page = await as(browser, 'head')
  await page.getByRole('link', { name: 'Ask for support' }).click()
  await page.getByLabel('In which area?').selectOption('finance')
  await page.getByLabel('How many days of help?').fill('2.25')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await expect(page.getByLabel('In which area?')).toHaveValue('finance')
  await expect(page.getByLabel('How many days of help?')).toHaveValue('2.25')

  await page.getByLabel('How many days of help?').fill('2.5')
  await page.getByLabel('Medium').check()
  await page.getByLabel('Day', { exact: true }).fill('30')
  await page.getByLabel('Month').fill('6')
  await page.getByLabel('Year').fill(String(new Date().getFullYear() + 1))
  await page.getByLabel('Why is this help needed?').fill('The business manager left in September.')
  // A double click: the very same form, twice.
  const sent = await page.locator('main form').evaluate((form) => new URLSearchParams([...new FormData(form as HTMLFormElement)] as [string, string][]).toString())
  const send = () => page.request.post('/needs/new', { data: sent, maxRedirects: 0, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url()).origin } })
  const [first, second] = [await send(), await send()]
  expect(second.headers().location).toBe(first.headers().location)
  await page.goto(first.headers().location!)
  await expect(heading(page)).toContainText('Finance')

  // And no second open request in the same area.
  const again = await page.request.post('/needs/new', { data: sent.replace(/form-key=[^&]*/, `form-key=${randomUUID()}`), maxRedirects: 0, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(page.url()).origin } })
  expect(again.status()).toBe(400)
  expect(await again.text()).toContain('already')
})

test('the leader and the head accept, somebody else approves, and the days are booked', async ({ browser }) => {
  const leader = await as(browser, 'nle')
  await leader.getByRole('link', { name: /^A school asks for your help/ }).first().click()
  await expect(leader.locator('main')).not.toContainText('Saltings')
  const proposal = new URL(leader.url()).pathname
  await leader.getByRole('link', { name: /^Accept or decline/ }).click()
  await leader.getByLabel('I know of no conflict of interest').check()
  await leader.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(success(leader)).toBeVisible()

  const head = await as(browser, 'head')
  await head.goto(proposal)
  await head.getByRole('link', { name: /^Accept or decline/ }).click()
  await head.getByLabel('I know of no conflict of interest').check()
  await head.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(success(head)).toBeVisible()

  const approver = await as(browser, 'approver')
  await approver.goto(`${proposal}/approval`)
  await approver.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(success(approver)).toBeVisible()
  await approver.getByRole('link', { name: /^Agreement/ }).first().click()
  await expect(approver.locator('main')).toContainText(/booked/i)
})

test('a head declines with a reason, and the proposal ends', async ({ browser }) => {
  const head = await as(browser, 'head')
  await head.getByRole('link', { name: /^Answer the proposal/ }).first().click()
  await head.getByRole('link', { name: /^Accept or decline/ }).click()
  await head.getByRole('button', { name: 'Decline' }).click()
  await expect(head.getByRole('alert')).toContainText('There is a problem')
  await head.getByRole('radio').first().check()
  await head.getByRole('button', { name: 'Decline' }).click()
  await expect(head.locator('main')).toContainText(/declined/i)
})

test('a broker opens a round, runs it, pins, runs it again and issues it', async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await as(browser, 'broker')
  await page.goto('/rounds/new')
  await page.locator('main').getByRole('button').last().click()
  const round = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'Run the round' }).click()
  await finished(page)
  await expect(page.locator('main')).toContainText('No better choice exists: this is proven.')

  await page.getByRole('cell', { name: 'Met in part' }).first().waitFor()
  await page.getByRole('rowheader').getByRole('link').first().click()
  await page.getByRole('row').getByRole('link', { name: /^Pin/ }).first().click()
  await page.getByRole('button', { name: 'Pin' }).click()
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await page.getByLabel('Why?').fill('They worked well together last year.')
  await page.getByRole('button', { name: 'Pin' }).click()
  await page.goto(round)
  await page.getByRole('button', { name: 'Run again' }).click()
  await finished(page)
  await expect(page.locator('main')).toContainText('They worked well together last year.')

  await page.getByRole('link', { name: 'Check and issue the proposals' }).click()
  await page.getByRole('button', { name: /^Issue \d+ proposals/ }).click()
  await expect(success(page)).toBeVisible()

  // Three are taken back, so that the next round has something to propose.
  for (let taken = 0; taken < 3; taken += 1) {
    await page.goto('/proposals?state=offered')
    await page.getByRole('rowheader').getByRole('link').first().click()
    await page.getByRole('link', { name: /withdraw/i }).first().click()
    await page.getByRole('textbox').fill('The supporter rang: not this term after all.')
    await page.locator('main').getByRole('button', { name: /withdraw/i }).click()
    await expect(page.locator('main')).toContainText(/withdrawn/i)
  }
  await page.goto('/rounds/new')
  await page.locator('main').getByRole('button').last().click()
  await page.getByRole('button', { name: 'Run the round' }).click()
  await finished(page)
  await expect(page.getByRole('link', { name: 'Check and issue the proposals' })).toBeVisible()
})

/** Waits for long work as somebody without JavaScript: by refreshing the page. */
async function finished(page: Page): Promise<void> {
  await expect(async () => {
    if (/\/jobs\/|\/work\//.test(page.url())) await page.reload()
    const next = await page.locator('[data-next]').getAttribute('data-next', { timeout: 500 }).catch(() => null)
    if (next) await page.goto(next)
    expect(page.url()).not.toMatch(/\/jobs\/|\/work\//)
  }).toPass({ timeout: 120_000, intervals: [500] })
}

test('a chair sees who is left out, and takes the list away', async ({ browser }) => {
  const page = await as(browser, 'partnership-chair')
  await page.goto('/coverage')
  await expect(page.locator('main')).toContainText('in no collaboration')
  await expect(page.getByRole('table').first()).not.toContainText('Lantern Street Primary School')
  const href = await page.getByRole('link', { name: /CSV/ }).first().getAttribute('href')
  const csv = await page.request.get(href!, { maxRetries: 2 })
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(await csv.text()).toContain('URN')
})

test('an administrator invites somebody, who chooses a password and signs in', async ({ browser }) => {
  const page = await as(browser, 'administrator')
  await page.goto('/accounts/new')
  await page.getByLabel('Name').first().fill('Olwen Prys')
  await page.getByLabel('E-mail address').fill('olwen.prys@westmarsh.example')
  await page.getByLabel(/Auditor/).first().check()
  await page.locator('main').getByRole('button').last().click()
  const link = /https?:\/\/\S+/.exec(await page.locator('main').innerText())?.[0]
  expect(link).toBeTruthy()

  const guest = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await guest.goto(link!)
  await guest.getByLabel(/password/i).first().fill('short')
  await guest.locator('main').getByRole('button', { name: /password/i }).last().click()
  await expect(guest.getByRole('alert')).toContainText('There is a problem')
  await guest.getByLabel(/password/i).first().fill('a lantern over the estuary')
  await guest.locator('main').getByRole('button', { name: /password/i }).last().click()
  await guest.goto('/')
  if (guest.url().includes('sign-in')) {
    await guest.getByLabel('E-mail address').fill('olwen.prys@westmarsh.example')
    await guest.getByLabel('Password').fill('a lantern over the estuary')
    await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await expect(heading(guest)).toHaveText('Things to do')
})

/** Hands a register of one new school to the portal and waits for the comparison. */
async function compare(page: Page, urn: number, name: string): Promise<void> {
  await page.goto('/imports/new')
  await page.getByRole('radio').first().check()
  const heads = 'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentTypeGroup (name),EstablishmentStatus (name),PhaseOfEducation (name),OpenDate'
  const row = `${urn},999,Westmarsh,${urn - 891_000},${name},Community school,Local authority maintained schools,Open,Primary,01-09-2026`
  await page.locator('input[type=file]').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(`${heads}\r\n${row}`) })
  await page.getByRole('button', { name: 'Compare with what is here' }).click()
  await finished(page)
  await expect(page.locator('main')).toContainText(name)
}

async function apply(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Go on to confirm' }).click()
  await page.getByRole('button', { name: 'Apply the import' }).click()
  await finished(page)
}

test('a register file is compared, applied and taken back', async ({ browser }) => {
  const page = await as(browser, 'administrator')
  await compare(page, 900990, 'Sea Holly Primary School')
  await apply(page)
  const done = page.url()
  await page.goto('/schools?search=Sea+Holly')
  await expect(page.locator('main')).toContainText('Sea Holly Primary School')

  await page.goto(done)
  await page.getByRole('link', { name: 'Take this import back' }).click()
  await page.getByRole('button', { name: 'Take the import back' }).click()
  await finished(page)
  await page.goto('/schools?search=Sea+Holly')
  await expect(page.locator('main')).not.toContainText('Sea Holly Primary School')

  await compare(page, 900991, 'Marram Grass Primary School')
  await apply(page)
  await compare(page, 900992, 'Sea Rocket Primary School')
})

test('the picture is walked with keys, made larger, and slid through time', async ({ browser }) => {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage()
  await page.goto('/sign-in')
  await page.getByRole('listitem').filter({ has: page.getByText(PEOPLE.head) }).first().getByRole('button').click()
  await page.goto('/network')
  const drawing = page.getByRole('application', { name: /direct partners on/ })
  const said = page.locator('.al-said')
  await drawing.focus()
  await expect(said).toHaveText(/^Saltings Primary School: \d+ ties\.$/)
  await page.keyboard.press('ArrowDown')
  await expect(said).not.toHaveText(/^Saltings Primary School/)
  await page.keyboard.press('Escape')
  await expect(said).toHaveText('You have left the picture.')
  await expect(drawing).not.toBeFocused()

  const width = async () => Number(await drawing.locator('svg').getAttribute('width'))
  const before = await width()
  await page.getByRole('button', { name: 'Larger' }).click()
  expect(await width()).toBeGreaterThan(before)

  const network = page.locator('main table a[href^="/networks/"]').first()
  const href = await network.getAttribute('href')
  await page.getByLabel('Go to a name in the picture').fill((await network.textContent())!)
  await page.keyboard.press('Enter')
  await expect(said).toHaveText(/, \d+ schools?\.$/)
  await drawing.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`${href}$`))

  await page.goto('/network')
  const slider = page.getByRole('slider', { name: /Slide through time/ })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(page).toHaveURL(/on-day=1&on-month=\d+&on-year=\d{4}/)
  await expect(page.getByRole('slider')).toHaveAttribute('aria-valuetext', /^1 /)
})
