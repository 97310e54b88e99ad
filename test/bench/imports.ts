/** The national files, loaded by the command people use, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { realData, REGISTER } from '../real-data.ts'
import type { Row } from './run.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FILES = [
  { kind: 'register', name: 'register national', file: REGISTER, seconds: 10, megabytes: 400 },
  { kind: 'register', name: 'register national, again', file: REGISTER },
  { kind: 'links', name: 'links national', file: 'register/links_edubasealldata20250727.csv.gz' },
  { kind: 'groups', name: 'trusts national', file: 'register/academiesmatmembership202509.csv.gz' },
  { kind: 'inspections', name: 'inspections national', file: 'inspection/state-funded-schools-official-statistics-20250831.csv.gz' },
]

/** Makes the command say, when it ends, how much memory it had at most. */
const TELL_PEAK = `--import=data:text/javascript,${encodeURIComponent("process.on('exit', () => process.stderr.write('\\nPEAK ' + process.resourceUsage().maxRSS + '\\n'))")}`

type Measured = { seconds: number; megabytes: number; lines: number }

function load(kind: string, file: string, database: string): Measured {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { import: string } }
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync('sh', ['-c', `exec ${scripts.import} "$@"`, 'import', kind, file, '--db', database, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: TELL_PEAK, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
  })
  const seconds = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`Importing ${file} failed: ${stderr}`)
  const { counts } = JSON.parse(stdout) as { counts: { read: number } }
  return { seconds, megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1] ?? NaN) / 1024, lines: counts.read }
}

/** Seconds, lines a second and peak memory of each national file; no rows where the files are not here. */
export function bench(): Promise<Row[]> {
  return Promise.resolve(figures())
}

function figures(): Row[] {
  const data = realData('.')
  if (data === null) return []
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'))
  try {
    return FILES.flatMap(({ kind, name, file, seconds: bar, megabytes: most }) => {
      const { seconds, megabytes, lines } = load(kind, join(data, file), join(folder, 'bench.db'))
      return [
        { case: name, figure: 'seconds', value: seconds, unit: 's', ...(bar ? { bar } : {}) },
        { case: name, figure: 'rows a second', value: lines / seconds, unit: 'rows/s' },
        { case: name, figure: 'peak memory', value: megabytes, unit: 'MB', ...(most ? { bar: most } : {}) },
      ]
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
