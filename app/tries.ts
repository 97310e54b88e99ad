/**
 * Wrong passwords, counted for ten minutes: by the caller's address, and by the account tried from that address. Never by
 * the account alone, or anybody could lock anybody out. Counted in memory: a restart forgives.
 */
import { createHash } from 'node:crypto'
import { ipKeyGenerator, MemoryStore, type Options } from 'express-rate-limit'

const WINDOW_MS = 10 * 60_000

/** Counts keys over the window; more than `most` is too many. */
function counterOf(most: number) {
  const store = new MemoryStore()
  store.init({ windowMs: WINDOW_MS } as Options)
  return { store, most }
}

const byAddress = counterOf(50)
const byAccount = counterOf(10)

export type Tried = {
  /** How long to wait before the next try; 0: this one may go ahead. */
  waitSeconds: number
  /** The try was right: it does not count. */
  forget: () => Promise<void>
}

/** Counts a try before it is looked at, so that many at once are not more than one after another. */
export async function countTry(ip: string, who: string): Promise<Tried> {
  const address = ipKeyGenerator(ip)
  const account = createHash('sha256').update(`${address} ${who.trim().toLowerCase()}`).digest('base64')
  const tries = [{ ...byAddress, key: address }, { ...byAccount, key: account }]
  const counted = await Promise.all(tries.map(async ({ store, most, key }) => ({ most, ...(await store.increment(key)) })))
  const late = counted.filter(({ totalHits, most }) => totalHits > most)
  const waits = late.map(({ resetTime }) => Math.ceil(((resetTime?.getTime() ?? 0) - Date.now()) / 1000))
  return {
    waitSeconds: Math.max(0, ...waits),
    forget: async () => void (await Promise.all(tries.map(({ store, key }) => store.decrement(key)))),
  }
}
