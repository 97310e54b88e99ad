/** The picture of the network as one moves through it: drawn by sigma where the browser can, by the server where not; the keys are the same. */
import { expect, test, type Page } from '@playwright/test'
import { violationsOf } from './axe.ts'
import { signInAs } from './sign-in.ts'

const stage = (page: Page) => page.locator('.al-stage canvas').first()
const still = (page: Page) => page.locator('#picture svg.al-network')
const region = (page: Page) => page.getByRole('application')
const said = (page: Page) => page.locator('.al-said')

// Nothing slides about: a machine without a graphics card takes long over each step, and the setting is looked after too.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** As a broker on the authority's picture, which is larger than the page; says what failed on it. */
async function arrive(page: Page, origin: string): Promise<string[]> {
  const failed: string[] = []
  page.on('pageerror', (error) => failed.push(error.message))
  page.on('console', (message) => void (message.type() === 'error' && failed.push(message.text())))
  const [name, value] = (await signInAs(origin, 'broker')).split('=') as [string, string]
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
  await page.goto('/network')
  return failed
}

const withoutWebGl = (page: Page) => page.addInitScript(() => {
  HTMLCanvasElement.prototype.getContext = () => null
})

/** The same in either drawing: finds, walks, zooms, opens. */
async function walk(page: Page): Promise<void> {
  const box = page.getByLabel('Go to a name in the picture')
  await box.fill('nowhere at all')
  await box.press('Enter')
  await expect(said(page)).toHaveText('Nothing in this picture has that name.')
  await box.fill('SALTINGS primary')
  await box.press('Enter')
  await expect(said(page)).toHaveText(/^Saltings Primary School: \d+ ties?\.$/)
  await region(page).focus()
  for (const key of ['+', '-', '0']) await page.keyboard.press(key)
  await expect(said(page), 'coming to the picture goes on from what was found').toHaveText(/^Saltings Primary School/)
  const walked = new Set<string | null>()
  for (const arrow of ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown']) {
    await page.keyboard.press(arrow)
    walked.add(await said(page).textContent())
  }
  expect(walked.size).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await expect(said(page)).toHaveText('You have left the picture.')
  await box.press('Enter')
  await region(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Saltings Primary School and its direct ties/, { timeout: 30_000 })
}

test('a picture larger than the page is drawn to move in, and walked with keys', async ({ page, baseURL }) => {
  // Without a graphics card every look at the picture takes long.
  test.slow()
  const failed = await arrive(page, baseURL!)
  const draws = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
  if (draws) await expect(stage(page)).toBeVisible({ timeout: 30_000 })
  await expect(still(page)).toBeVisible({ visible: !draws })
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await violationsOf(page), `${width} px`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing is wider than the page').toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.emulateMedia({ media: 'print' })
  await expect(still(page), 'the still picture is printed').toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await walk(page)
  expect(failed).toEqual([])
})

test('without WebGL nothing of it is loaded: the server’s picture stays, and is walked with the same keys', async ({ page, baseURL }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await withoutWebGl(page)
  const failed = await arrive(page, baseURL!)
  await expect(region(page)).toBeVisible()
  await walk(page)
  await expect(still(page)).toBeVisible()
  expect(asked.filter((path) => /sigma|graphology|network-live|network\/json/.test(path))).toEqual([])
  expect(failed).toEqual([])
})

test('where the marks cannot be read, and while the graphics card has given up, the server’s picture is there', async ({ page, baseURL }) => {
  await page.route('**/network/json*', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Sign in' }))
  const answered = page.waitForResponse(/network\/json/, { timeout: 30_000 }).catch(() => null)
  await arrive(page, baseURL!)
  const draws = await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null)
  test.skip(!draws, 'This browser has no WebGL: the test before this one tells what there is then.')
  await answered
  await expect(still(page)).toBeVisible()
  await page.unroute('**/network/json*')
  await page.reload()
  await expect(stage(page)).toBeVisible({ timeout: 30_000 })
  await stage(page).evaluate((canvas: HTMLCanvasElement) => {
    const lost = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!
    lost.loseContext()
    setTimeout(() => lost.restoreContext(), 1500)
  })
  await expect(still(page)).toBeVisible()
  await expect(stage(page)).toBeVisible({ timeout: 30_000 })
  await expect(still(page)).toBeHidden()
})
