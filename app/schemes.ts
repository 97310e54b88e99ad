/** Schemes as pages need them: who may, what is true, and the planning itself, in a thread where it takes long. */
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { loadSchemeFacts } from '../db/scheme-facts.ts'
import { findScheme, type Scheme } from '../db/schemes.ts'
import { listAuthorities } from '../db/network.ts'
import { planScheme } from '../graph/coverage/schemes/plan.ts'
import type { SchemeFacts, Settings } from '../graph/coverage/schemes/model.ts'
import type { Template } from '../graph/network/templates/model.ts'
import { templateOf } from '../graph/network/templates/templates.ts'
import { can } from '../graph/permissions/can.ts'
import type { AppContext, SignedIn } from './context.ts'
import { notFound, permit, permitPage } from './viewer.ts'

/** The authorities whose networks the viewer may record. */
export const authoritiesToManage = ({ db }: AppContext, viewer: SignedIn) =>
  listAuthorities(db).filter(({ code }) => can(viewer.actor, 'network.manage', { laCode: code }))

/** The scheme with its template and what is true on the day its networks begin: 404 for everybody else. */
export function schemeToManage({ db }: AppContext, viewer: SignedIn, id: number): { scheme: Scheme; template: Template; facts: SchemeFacts } {
  permitPage(viewer, 'network.manage')
  const scheme = findScheme(db, { id })
  const template = scheme && templateOf(scheme.template)
  if (!scheme || !template) throw notFound()
  permit(viewer, 'network.manage', { laCode: scheme.laCode })
  return { scheme, template, facts: loadSchemeFacts(db, { laCode: scheme.laCode, day: scheme.settings.from }) }
}

/** More schools than this take longer than a page may hold up the others. */
const SHORT = 60
const LIMIT_MS = 60_000

/** What the template makes of the schools: at once where they are few, else in a thread. */
export function planned(template: Template, facts: SchemeFacts, settings: Settings): Promise<ReturnType<typeof planScheme>> {
  if (facts.schools.length <= SHORT) return Promise.resolve(planScheme(template, facts, settings))
  return new Promise((done, fail) => {
    // Bundled with the routes, so found from the working folder.
    const worker = new Worker(resolve('app/jobs/scheme-thread.ts'), { workerData: { code: template.code, facts, settings }, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const tooLong = setTimeout(() => void worker.terminate(), LIMIT_MS)
    worker.once('message', (answer: ReturnType<typeof planScheme>) => done(answer))
    worker.once('error', fail)
    worker.once('exit', () => {
      clearTimeout(tooLong)
      fail(new Error('The scheme took too long and was stopped'))
    })
  })
}
