/** Which rules and solver code this is: the product's version and a fingerprint of the source of graph/. The same code replays the same bytes. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

let known: string | undefined

/** `0.1.0, code 3f2a9c01d2e4`: from the working folder, where workers run from source. */
export function codeVersion(top = resolve('.')): string {
  if (known !== undefined) return known
  const { version, dependencies } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string; dependencies: Record<string, string> }
  const hash = createHash('sha256').update(dependencies.highs ?? '')
  for (const name of sourcesIn(join(top, 'graph'))) hash.update(name).update(readFileSync(join(top, 'graph', name)))
  return (known = `${version}, code ${hash.digest('hex').slice(0, 12)}`)
}

const sourcesIn = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.ts')).sort()
