/** From `node server.ts` to the first ready answer: on a new demo database, and on one that is there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from './run.ts'
import { serve } from './server.ts'

export async function bench(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-start-'))
  const env = { ALONGSIDE_DB: join(folder, 'start.db'), ALONGSIDE_UPLOADS: join(folder, 'uploads') }
  try {
    const first = await serve('server.ts', 4393, env)
    await first.stop()
    const again: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const server = await serve('server.ts', 4393, env)
      again.push(server.readyAfterMs)
      await server.stop()
    }
    return [
      { case: 'start on a new database, with the demo', figure: 'seconds to ready', value: first.readyAfterMs / 1000, unit: 's' },
      { case: 'start again', figure: 'seconds to ready, median', value: again.toSorted((a, b) => a - b)[2]! / 1000, unit: 's', bar: 2 },
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}
