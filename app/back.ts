/** The page a form was opened from, to return to when it is done: one of those that lead to such forms, whatever an address says. */
import { addressWith, type Query } from './listing.ts'
import { safePath } from './safe-path.ts'

const PAGES: { path: RegExp; words: string }[] = [
  { path: /^\/coverage$/, words: 'Back to coverage' },
  { path: /^\/coverage\/repair$/, words: 'Back to the repair' },
  { path: /^\/partnerships\/\d+$/, words: 'Back to the partnership' },
]

export type BackTo = { href: string; words: string }

/** Where `?back=` leads, if it leads to such a page; else there. */
export function backTo(query: Query, otherwise: BackTo): BackTo {
  const href = safePath(query.text('back'), '')
  const page = PAGES.find(({ path }) => path.test(href.split(/[?#]/)[0]!))
  return page ? { href, words: page.words } : otherwise
}

/** The words of a form's address that bring people back to this page as it is. */
export const backHere = (query: Query): string => new URLSearchParams({ back: addressWith(query, {}) }).toString()

/** The same page, which says what was done. */
export const sayingDone = ({ href }: BackTo, done: string): string => {
  const [path, words] = href.split('#')[0]!.split('?')
  const said = new URLSearchParams(words)
  said.set('done', done)
  return `${path}?${said.toString()}`
}
