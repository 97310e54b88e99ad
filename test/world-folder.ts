/** Once a run: a folder in which the first test that wants the world leaves its bytes for all the others. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-world-'))
  process.env.ALONGSIDE_TEST_WORLD = join(folder, 'world.db')
  return () => rmSync(folder, { recursive: true, force: true })
}
