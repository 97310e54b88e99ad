/** The built portal, running on a new demo database of its own, for tests that speak to it as browsers and as others do. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDb, type Db } from '../../db/client.ts'

type Asked = {
  method?: string
  /** Posted as a browser's own form would be. */
  form?: Record<string, string> | string
  cookie?: string
  headers?: Record<string, string>
  /** The caller's address: any of 127.0.0.0/8. */
  from?: string
}
export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string; location: string; cookie: string }

export type Portal = {
  port: number
  /** A connection of the test's own to the same file. */
  db: Db
  folder: string
  ask: (path: string, asked?: Asked) => Promise<Answer>
  /** The cookie of one of the demo's people, by the number of their account. */
  enter: (accountId: number) => Promise<string>
  /** Everything the process has said so far. */
  said: () => string
  stop: () => Promise<void>
}

/** Starts it; `npm run build` has to have been run. */
export async function startPortal(env: Record<string, string> = {}): Promise<Portal> {
  if (!existsSync('build/server/index.js')) throw new Error('Run "npm run build" first.')
  const folder = mkdtempSync(join(tmpdir(), 'alongside-journey-'))
  const file = join(folder, 'alongside.db')
  const settings = { PORT: '0', HOST: '127.0.0.1', ALONGSIDE_DB: file, ALONGSIDE_UPLOADS: join(folder, 'uploads'), ...env }
  const server = spawn(process.execPath, ['server.ts'], { env: { ...process.env, NODE_ENV: 'production', ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const port = await portIn(() => said, () => server.exitCode)
  const ask = asking(port)
  const db = openDb(file)
  return {
    port, db, folder, ask,
    enter: async (accountId) => (await ask('/sign-in/demo', { form: { account: String(accountId) } })).cookie,
    said: () => said,
    stop: () =>
      new Promise((stopped) => {
        db.$client.close()
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true })
          stopped()
        })
        server.kill('SIGTERM')
      }),
  }
}

async function portIn(said: () => string, exitCode: () => number | null): Promise<number> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    const port = /Alongside is at \S+:(\d+)/.exec(said())?.[1]
    if (port) return Number(port)
    if (exitCode() !== null) break
    await new Promise((go) => setTimeout(go, 50))
  }
  throw new Error(`The portal did not start: ${said()}`)
}

/** Connections are kept, but not from strange addresses. */
const agent = new Agent({ keepAlive: true, keepAliveMsecs: 500, timeout: 3_000 })

const asking = (port: number) => (path: string, { method, form, cookie, headers = {}, from }: Asked = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const body = typeof form === 'object' ? new URLSearchParams(form).toString() : form
    const posted = body === undefined ? {} : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)), ...ours(port) }
    const sent = httpRequest(
      {
        host: '127.0.0.1', port, path, method: method ?? (body === undefined ? 'GET' : 'POST'), localAddress: from, setHost: false, agent: from ? false : agent,
        headers: { Host: `localhost:${port}`, ...posted, ...(cookie ? { Cookie: cookie } : {}), ...headers },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          const { location = '', 'set-cookie': cookies = [] } = response.headers
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, location, cookie: cookies[0]?.split(';')[0] ?? '' })
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })

/** What a browser says of a form of the portal's own. */
export const ours = (port: number): Record<string, string> => ({ Origin: `http://localhost:${port}`, 'Sec-Fetch-Site': 'same-origin' })
