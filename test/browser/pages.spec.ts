import { expect, test as base, type Page } from '@playwright/test'
import { OF_COLOUR, violationsOf } from './axe.ts'
import { signInAs, type Who } from './sign-in.ts'
import { arrive, STATES } from './states.ts'

type Build = { routes: Record<string, { module: { default?: unknown } }> }
const build = (await import(`${import.meta.dirname}/../../build/server/index.js`)) as Build
const pages = Object.keys(build.routes).filter((id) => id !== 'root' && build.routes[id]!.module.default)

const WAYS = [
  { name: '1280 px', width: 1280, forced: 'none' },
  { name: 'forced colours', width: 1280, forced: 'active' },
  { name: '320 px', width: 320, forced: 'none' },
] as const

/** One window a worker: opening one costs more than the page that is looked at in it. */
const test = base.extend<object, { window: Page }>({
  window: [async ({ browser }, use, { project }) => {
    const page = await browser.newPage({ baseURL: project.use.baseURL })
    await use(page)
    await page.close()
  }, { scope: 'worker' }],
})

test('every page of the manifest is looked at', () => {
  const looked = new Set(STATES.map(({ route }) => route))
  expect(pages.filter((id) => !looked.has(id))).toEqual([])
})

for (const { route, name, who, open } of STATES)
  test(`${route}: ${name}`, async ({ window: page, baseURL }) => {
    await page.goto('about:blank')
    const refused = watchPolicy(page)
    await page.context().clearCookies()
    if (who) await arriveAs(page, baseURL!, who)
    let seen: string | undefined
    for (const way of WAYS) {
      await page.setViewportSize({ width: way.width, height: 900 })
      await page.emulateMedia({ forcedColors: way.forced })
      if (way === WAYS[0]) await arrive(page, open)
      // Where forced colours move, show and hide nothing, only what colours decide can have another answer.
      const boxes = await boxesOf(page)
      expect(await violationsOf(page, seen === boxes ? OF_COLOUR : undefined), way.name).toEqual([])
      expect(await tooWide(page), `${way.name}: nothing is wider than the page`).toEqual([])
      seen = boxes
    }
    expect(await page.title()).toMatch(/ - Alongside$/)
    await expect(page.locator('h1')).toHaveCount(1)
    await expect(page.locator('.govuk-notification-banner__heading:empty')).toHaveCount(0)
    expect(refused).toEqual([])
  })

const cookies = new Map<Who, string>()
async function arriveAs(page: Page, origin: string, who: Who): Promise<void> {
  const cookie = cookies.get(who) ?? (await signInAs(origin, who))
  cookies.set(who, cookie)
  const [name, value] = cookie.split('=') as [string, string]
  await page.context().addCookies([{ name, value, domain: 'localhost', path: '/', secure: true, httpOnly: true, sameSite: 'Lax' }])
}

/** What makes the page scroll sideways, outside the regions that scroll by themselves. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > root.clientWidth && !each.parentElement?.closest('.al-scroll'))
    return wide.slice(0, 5).map((each) => `<${each.tagName.toLowerCase()} class="${each.getAttribute('class')}"> ${each.textContent?.slice(0, 40)}`)
  })

/** What is on the page, where, and whether it shows. */
const boxesOf = (page: Page): Promise<string> =>
  page.evaluate(() => [...document.querySelectorAll('*')].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect()
    return [each.tagName, x, y, width, height, each.checkVisibility({ opacityProperty: true, visibilityProperty: true })].join()
  }).join('\n'))

/** Everything the content security policy refused, and every script that failed, on this page from now on. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = []
  page.removeAllListeners('console').removeAllListeners('pageerror')
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  return refused
}
