import { expect, test, type Page } from '@playwright/test'
import { violationsOf } from './axe.ts'
import { signInAs, type Who } from './sign-in.ts'
import { STATES } from './states.ts'

type Build = { routes: Record<string, { module: { default?: unknown } }> }
const build = (await import(`${import.meta.dirname}/../../build/server/index.js`)) as Build
const pages = Object.keys(build.routes).filter((id) => id !== 'root' && build.routes[id]!.module.default)

const WAYS = [
  { name: '1280 px', width: 1280, forced: 'none' },
  { name: '320 px', width: 320, forced: 'none' },
  { name: 'forced colours', width: 1280, forced: 'active' },
] as const

test('every page of the manifest is looked at', () => {
  const looked = new Set(STATES.map(({ route }) => route))
  expect(pages.filter((id) => !looked.has(id))).toEqual([])
})

for (const { route, name, who, open } of STATES)
  test(`${route}: ${name}`, async ({ page, baseURL }) => {
    const refused = watchPolicy(page)
    if (who) await arriveAs(page, baseURL!, who)
    for (const way of WAYS) {
      await page.setViewportSize({ width: way.width, height: 900 })
      await page.emulateMedia({ forcedColors: way.forced })
      if (way === WAYS[0]) await open(page)
      expect(await violationsOf(page), way.name).toEqual([])
      expect(await tooWide(page), `${way.name}: nothing is wider than the page`).toEqual([])
    }
    expect(await page.title()).toMatch(/ - Alongside$/)
    await expect(page.locator('h1')).toHaveCount(1)
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

/** Everything the content security policy refused, and every script that failed. */
function watchPolicy(page: Page): string[] {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused/.test(message.text())) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  return refused
}
