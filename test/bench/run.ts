/**
 * `npm run bench [-- NAME …] [--json]`: every figure this product is held to, measured here and now.
 * Each part is a file of this folder with one `bench()`; parts that need what is not here say so and give no row.
 */
import { parseArgs } from 'node:util'

/** One figure. `bar` is what it is held to, in the same unit. */
export type Row = { case: string; figure: string; value: number; unit: string; bar?: number; objective?: number; optimum?: number }

const PARTS: Record<string, () => Promise<{ bench: () => Promise<Row[]> }>> = {
  candidates: () => import('./candidates.ts'),
  flow: () => import('./flow.ts'),
  imports: () => import('./imports.ts'),
  matching: () => import('./matching.ts'),
  network: () => import('./network.ts'),
  pages: () => import('./pages.ts'),
  start: () => import('./start.ts'),
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
const unknown = positionals.filter((name) => !(name in PARTS))
if (unknown.length > 0) {
  console.error(`No part is called ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}

const rows: Row[] = []
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  console.error(`Measuring ${name} …`)
  const { bench } = await PARTS[name]!()
  rows.push(...(await bench()))
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))
if (values.json) console.log(JSON.stringify({ rows }, null, 1))
else
  for (const row of rows) {
    const bar = row.bar === undefined ? '' : `  (bar ${shown(row.bar)})`
    console.log(`${row.case.padEnd(44)} ${row.figure.padEnd(28)} ${shown(row.value).padStart(9)} ${row.unit}${bar}`)
  }
