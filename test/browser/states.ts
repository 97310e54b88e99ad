/** Every page of the portal in each of its states: who looks, and how they get there. */
import type { Page } from '@playwright/test'
import type { Who } from './sign-in.ts'

export type State = { route: string; name: string; who: Who | null; open: (page: Page) => Promise<unknown> }

/** Straight to an address. */
export const at = (path: string) => (page: Page) => page.goto(path)

/** To a list, then to the first thing on it whose address looks like this. */
export const firstOn = (list: string, address: RegExp) => async (page: Page) => {
  await page.goto(list)
  const hrefs = await page.locator('main a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const href = hrefs.find((each) => address.test(each))
  if (!href) throw new Error(`${list} has no link like ${address}`)
  await page.goto(href)
}

/** Presses a button of the page one is on, after typing what is given. */
export const thenPress = (open: State['open'], button: string | RegExp, typed: Record<string, string> = {}) => async (page: Page) => {
  await open(page)
  for (const [name, text] of Object.entries(typed)) await page.locator(`[name="${name}"]`).first().fill(text)
  await page.locator('main').getByRole('button', { name: button }).first().click()
}

const page = (route: string, path: string, who: Who | null, name = 'as it is') => ({ route: `routes/${route}`, name, who, open: at(path) })

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
  page('accounts_.new', '/accounts/new', 'administrator'),
  { route: 'routes/accounts_.new', name: 'nothing typed', who: 'administrator', open: thenPress(at('/accounts/new'), /./) },
  page('invitations', '/invitations', null, 'no such invitation'),
  page('history', '/history', 'auditor'),
  page('history', '/history', 'approver', 'head of service'),
  page('categories._index', '/categories', 'broker'),
  page('categories._index', '/categories', 'partnership-chair', 'partnership'),
  { route: 'routes/categories.$urn', name: 'own category', who: 'head', open: async (p) => { await p.goto('/categories') } },
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
  page('networks._index', '/networks', 'head'),
  { route: 'routes/networks.$id', name: 'one network', who: 'head', open: firstOn('/networks', /^\/networks\/\d+$/) },
  page('coverage._index', '/coverage', 'partnership-chair'),
  page('coverage._index', '/coverage', 'broker', 'authority'),
]
