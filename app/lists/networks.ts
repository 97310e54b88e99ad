/** The list of networks as its page and its file both show it. */
import { listNetworks } from '../../db/network-members.ts'
import { readAsOf } from '../as-of.ts'
import type { AppContext, SignedIn } from '../context.ts'
import type { Query } from '../listing.ts'

export function networksListed({ db, today }: AppContext, viewer: SignedIn, query: Query, size?: null) {
  const asOf = readAsOf(query, today)
  const page = /^[1-9]\d{0,5}$/.test(query.text('page')) ? Number(query.text('page')) : 1
  const asked = { day: asOf.day, search: query.text('search').slice(0, 200), kind: query.text('kind'), la: query.text('la'), page }
  return { asOf, ...listNetworks(db, viewer, { ...asked, ...(size === null ? { size } : {}) }) }
}
