/** Serves the built portal for the browser tests, on a new demo database that is thrown away. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'alongside-browser-'))
process.env.ALONGSIDE_DB = join(folder, 'alongside.db')
process.env.ALONGSIDE_UPLOADS = join(folder, 'uploads')
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
await import('../../server.ts')
