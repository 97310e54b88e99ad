/**
 * `npm test`: types, lint, unused code, unit, database and journey tests, then the browser.
 * Ends with one line that counts them all: `N passed, N failed`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './browser/chromium.ts'

type Count = { passed: number; failed: number }
const reports = mkdtempSync(join(tmpdir(), 'alongside-test-'))

const run = (title: string, command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> => {
  console.log(`\n── ${title}`)
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve) => child.on('error', (error) => (console.error(error.message), resolve(false))).on('close', (code) => resolve(code === 0)))
}

/** A step that either holds or does not; what it says is printed when it ends. */
const check = (title: string, command: string, ...args: string[]): Promise<Count> =>
  new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.on('error', (error) => (said += error.message))
    child.on('close', (code) => {
      console.log(`\n── ${title}\n${said}`.trimEnd())
      resolve(code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
    })
  })

async function checks(): Promise<Count[]> {
  return [await check('Lint', 'eslint', '.', '--max-warnings=0'), await check('Types', 'tsc', '--noEmit'), await check('Unused code', 'knip')]
}

/** A runner that writes its counts; one that falls over before that counts as a failure. */
const many = (ok: boolean, report: string, read: (report: never) => Count): Count => {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const count = read(JSON.parse(readFileSync(report, 'utf8')) as never)
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}

async function unit(): Promise<Count> {
  const report = join(reports, 'vitest.json')
  const ok = await run('Unit, database and journey tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  return many(ok, report, (r: { numPassedTests: number; numFailedTests: number }) => ({ passed: r.numPassedTests, failed: r.numFailedTests }))
}

async function browser(): Promise<Count> {
  const chromium = findChromium()
  if (!chromium) {
    console.error('No Chromium for the browser tests. Install one ("apt-get install chromium") or name it in CHROMIUM.')
    return { passed: 0, failed: 1 }
  }
  const report = join(reports, 'playwright.json')
  const ok = await run('Browser tests', 'playwright', ['test', '--reporter=dot,json'], { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  return many(ok, report, (r: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
    passed: r.stats.expected,
    failed: r.stats.unexpected + r.stats.flaky,
  }))
}

// Side by side, as long as neither needs a browser: a core that one of them leaves is taken by the other.
const [units, checked] = await Promise.all([unit(), checks()])
const counts = [units, ...checked, await browser()]
rmSync(reports, { recursive: true })
const sum = counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }))
console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed === 0 ? 0 : 1)
