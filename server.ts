/** The process: opens the database, puts the front door before Remix, listens, and stops cleanly. */
import { createServer } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express, { type Request, type Response } from 'express'
import { readConfig } from './app/config.ts'
import { frontDoor, lastResort, SERVER_OPTIONS } from './app/front.ts'
import { highsSolver } from './app/jobs/highs.ts'
import { interruptLeftovers, stopJobs } from './app/jobs/jobs.ts'
import { viewerOf } from './app/sessions.ts'
import { londonDay } from './app/today.ts'
import { openDb } from './db/client.ts'
import { loadDemo } from './db/demo/demo.ts'
import { firstBrokenEvent, isUntouched } from './db/events.ts'
import { loadReference } from './db/reference.ts'
import { expireProposals } from './db/proposal-moves.ts'
import { isDemo } from './db/settings.ts'

const config = readConfig()
const db = openDb(config.databaseFile)
loadReference(db)
if (config.demo && isUntouched(db)) await loadDemo(db, { today: londonDay(), solver: highsSolver() })
interruptLeftovers(db, { at: new Date().toISOString() })
keepUp()
setInterval(keepUp, 15 * 60_000).unref()
const broken = firstBrokenEvent(db)
if (broken !== null) console.error(`The history does not verify from event ${broken} on. Run "npm run verify".`)

const dev = process.argv.includes('--dev')
const vite = dev ? await (await import('vite')).createServer({ server: { middlewareMode: true } }) : undefined
// Loaded once: a function here would be asked, and everything derived from its answer again, at every request.
const build = vite ? () => vite.ssrLoadModule('virtual:remix/server-build') : ((await import(`${import.meta.dirname}/build/server/index.js`)) as ServerBuild)
let stopping = false

const app = express()
app.use(frontDoor(config))
app.get('/healthz', (_request, response) => void response.type('text').send('ok'))
app.get('/readyz', (_request, response) => void ready(response))
if (vite) app.use(vite.middlewares)
app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y', fallthrough: false }))
app.use(express.static('build/client', { maxAge: '1h', index: false, dotfiles: 'ignore' }))
const remix = createRequestHandler({ build: build as never, getLoadContext })
app.all('*', (request, response, next) => void remix(request, response, next))
app.use(lastResort)

/** What the passing of days brings: proposals not answered in time expire, and their days are free again. */
function keepUp(): void {
  const instant = new Date()
  expireProposals(db, { today: londonDay(instant), at: instant.toISOString() })
}

function ready(response: Response): void {
  try {
    db.$client.prepare('select 1').get()
    response.status(stopping ? 503 : 200).type('text').send(stopping ? 'stopping' : 'ok')
  } catch {
    response.status(503).type('text').send('no database')
  }
}

async function getLoadContext(request: Request, response: Response) {
  const instant = new Date()
  const today = londonDay(instant)
  return {
    db,
    config,
    today,
    now: instant.toISOString(),
    requestId: String(response.locals.requestId),
    nonce: String(response.locals.nonce),
    ip: String(response.locals.ip),
    viewer: await viewerOf(db, { cookieHeader: request.headers.cookie, today }),
  }
}

const server = createServer(SERVER_OPTIONS, app)
server.listen(config.port, config.host, () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  const place = config.publicOrigin.replace(/:0$/, `:${port}`)
  console.log(isDemo(db) ? 'Sign in as any of the people listed on the sign-in page: this is a made-up authority.' : 'Sign in with your invitation. No account yet? npm run admin -- create --email you@example.org --name "Your Name"')
  console.log(`Alongside is at ${place}`)
})

/** Finishes what is being answered, ends long work, closes the file. */
function stop(): void {
  if (stopping) return
  stopping = true
  server.close(() => {
    stopJobs()
    db.$client.close()
    process.exit(0)
  })
  // A connection kept open by its caller is let go as soon as it has its answer.
  server.keepAliveTimeout = 1
  server.closeIdleConnections()
  setTimeout(() => process.exit(1), 10_000).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
