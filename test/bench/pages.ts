/**
 * Server CPU a request of the busiest pages, as a ratio to a bare Remix page in the same minute: a fixed number of
 * requests over ten connections, baseline and portal in turn, seven rounds, medians.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { signInAs } from '../browser/sign-in.ts'
import type { Row } from './run.ts'
import { serve, type Served } from './server.ts'

const ROUNDS = 7
const REQUESTS = 150
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Page, who looks at it, and what it may cost of a bare page's CPU. */
const PAGES = [
  { name: 'home, broker', path: '/', who: 'broker', bar: 4 },
  { name: 'needs, broker', path: '/needs', who: 'broker', bar: 3 },
  { name: 'schools, broker', path: '/schools', who: 'broker', bar: 3 },
  { name: 'coverage, chair', path: '/coverage', who: 'partnership-chair', bar: 4 },
  { name: 'proposals, head', path: '/proposals', who: 'head', bar: 3 },
] as const

export async function bench(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'))
  const bare = await serve('test/bench/bare-server.ts', 4391)
  const portal = await serve('server.ts', 4392, { ALONGSIDE_DB: join(folder, 'bench.db'), ALONGSIDE_UPLOADS: join(folder, 'uploads'), PUBLIC_ORIGIN: 'http://localhost:4392'})
  try {
    const rows: Row[] = []
    for (const page of PAGES) {
      const cookie = await signInAs(portal.origin, page.who)
      const ratios: number[] = []
      for (let round = 0; round <= ROUNDS; round += 1) {
        const base = await cost(bare, '/')
        const ours = await cost(portal, page.path, cookie)
        if (round > 0) ratios.push(ours / base) // the first warms both up
      }
      rows.push({ case: page.name, figure: 'CPU to a bare Remix page', value: median(ratios), unit: '×', bar: page.bar })
    }
    return rows
  } finally {
    await Promise.all([bare.stop(), portal.stop()])
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds of CPU a request; any answer but 200 is a fault of the measurement. */
async function cost(server: Served, path: string, cookie?: string): Promise<number> {
  const before = server.cpuMs()
  const outcome = await autocannon({ url: server.origin + path, amount: REQUESTS, connections: 10, headers: cookie ? { cookie } : {} })
  if (outcome['2xx'] !== REQUESTS) throw new Error(`${path} answered ${JSON.stringify(outcome.statusCodeStats)}`)
  return (server.cpuMs() - before) / REQUESTS
}
