/** Lists: filters, sorting and pages live in the address, and only words from a list of allowed ones count. */

export type Query = { url: URL; text: (name: string) => string; all: (name: string) => string[] }

/** The address of a GET form, read like a posted one. */
export const readQuery = (request: Request): Query => {
  const url = new URL(request.url)
  return { url, text: (name) => url.searchParams.get(name)?.trim() ?? '', all: (name) => url.searchParams.getAll(name) }
}

/** The word of the list that was asked for, else nothing. */
export const oneOf = <Word extends string>(words: readonly Word[], asked: string): Word | undefined => words.find((word) => word === asked)

export type Sorting<Key extends string> = { key: Key; descending: boolean }

/** `?sort=days&order=descending`; whatever is not allowed falls back to the first key. */
export const readSorting = <Key extends string>(query: Query, keys: readonly [Key, ...Key[]]): Sorting<Key> => ({
  key: oneOf(keys, query.text('sort')) ?? keys[0],
  descending: query.text('order') === 'descending',
})

/** The same list with other words in its address; filters kept, empty ones dropped, back to the first page. */
export function addressWith(query: Query, changes: Record<string, string>): string {
  const words = new URLSearchParams()
  for (const [name, value] of query.url.searchParams) if (value !== '' && name !== 'page' && name !== 'done' && !(name in changes)) words.append(name, value)
  for (const [name, value] of Object.entries(changes)) if (value !== '') words.set(name, value)
  const text = words.toString()
  return text === '' ? query.url.pathname : `${query.url.pathname}?${text}`
}

/** For a column heading: where a click leads, and how the rows stand now. */
export const sortOf = <Key extends string>(query: Query, sorting: Sorting<Key>, key: Key) => {
  const mine = sorting.key === key
  const now = !mine ? ('none' as const) : sorting.descending ? ('descending' as const) : ('ascending' as const)
  return { href: addressWith(query, { sort: key, order: mine && !sorting.descending ? 'descending' : '' }), now }
}

export type Page<Row> = { rows: Row[]; page: number; pages: number; total: number }

/** The page asked for, within the pages there are. */
export function pageOf<Row>(query: Query, rows: Row[], size = 50): Page<Row> {
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const asked = /^[0-9]{1,6}$/.test(query.text('page')) ? Number(query.text('page')) : 1
  const page = Math.min(Math.max(1, asked), pages)
  return { rows: rows.slice((page - 1) * size, page * size), page, pages, total: rows.length }
}

/** Puts rows in the order asked for; equal ones keep the order they had. */
export function sorted<Row, Key extends string>(rows: Row[], { key, descending }: Sorting<Key>, compare: Record<Key, (a: Row, b: Row) => number>): Row[] {
  const inOrder = rows.toSorted(compare[key])
  return descending ? inOrder.reverse() : inOrder
}

const british = new Intl.Collator('en-GB', { numeric: true })

/** Compares names as people order them. */
export const byText = (a: string, b: string): number => british.compare(a, b)
