/** Starts a server in a process of its own and reads what it costs. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Served = { origin: string; cpuMs: () => number; rssMb: () => number; readyAfterMs: number; stop: () => Promise<void> }

/** Spawns `node file` and waits until /readyz answers; at most twenty seconds. */
export async function serve(file: string, port: number, env: Record<string, string> = {}): Promise<Served> {
  const begun = performance.now()
  const child = spawn(process.execPath, [file], { env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] })
  const origin = `http://localhost:${port}`
  while (!(await answers(`${origin}/readyz`))) {
    if (child.exitCode !== null || performance.now() - begun > 20_000) throw new Error(`${file} did not come up`)
    await new Promise((go) => setTimeout(go, 10))
  }
  return { origin, readyAfterMs: performance.now() - begun, cpuMs: () => cpuMs(child), rssMb: () => rssMb(child), stop: () => stop(child) }
}

const answers = (url: string): Promise<boolean> => fetch(url).then(({ ok }) => ok, () => false)

/** User and system time of the process so far, in milliseconds (clock ticks are hundredths of a second). */
const cpuMs = (child: ChildProcess): number => {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}
const rssMb = (child: ChildProcess): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done())
    child.kill('SIGTERM')
  })
