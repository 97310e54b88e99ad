/** Schemes as pages need them: who may, what is true, and the work that makes one. */
import { write } from '../db/client.ts'
import type { Job } from '../db/jobs.ts'
import { listAuthorities } from '../db/network.ts'
import { loadSchemeFacts } from '../db/scheme-facts.ts'
import { findScheme, recordScheme, type Scheme } from '../db/schemes.ts'
import type { SchemeFacts } from '../graph/coverage/schemes/model.ts'
import { planScheme, workIn } from '../graph/coverage/schemes/plan.ts'
import { refusedSizes } from '../graph/coverage/schemes/settings.ts'
import type { Refusal } from '../graph/dates/refusal.ts'
import type { Template } from '../graph/network/templates/model.ts'
import { templateOf } from '../graph/network/templates/templates.ts'
import { can } from '../graph/permissions/can.ts'
import type { AppContext, SignedIn } from './context.ts'
import { jobNow, startJob } from './jobs/jobs.ts'
import type { SchemeDone, SchemeTask } from './jobs/scheme-worker.ts'
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

/** As much work takes less than a tenth of a second, and a thread takes longer to begin. */
const AT_ONCE = 350

/** Drafts a scheme at once, or starts working it out where that takes longer; refuses sizes that cannot hold the schools. */
export function beginScheme(context: AppContext, viewer: SignedIn, task: SchemeTask): { schemeId: number } | { jobId: number } | { errors: Refusal[] } {
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const [template, facts] = [templateOf(task.template)!, loadSchemeFacts(context.db, { laCode: task.laCode, day: task.settings.from })]
  const refused = refusedSizes(template, facts, task.settings)
  if (refused.length > 0) return { errors: refused }
  if (workIn(template, facts) > AT_ONCE) return { jobId: startJob(context.db, { kind: 'scheme', input: task, ...change }).jobId }
  return { schemeId: write(context.db, (tx) => recordScheme(tx, { ...task, plan: planScheme(template, facts, task.settings), ...change })) }
}

export const pageOfWork = (jobId: number): string => `/networks/schemes/work/${jobId}`
export const pageOfDraft = (schemeId: number): string => `/networks/schemes/${schemeId}?done=drafted`

/** A draft being worked out, for whoever may record networks of its authority: 404 for everybody else. */
export function schemeJob({ db }: AppContext, viewer: SignedIn, jobId: number): Job & { task: SchemeTask; schemeId: number | null } {
  permitPage(viewer, 'network.manage')
  const job = jobNow(db, { jobId })
  if (!job || job.kind !== 'scheme') throw notFound()
  const task = job.input as SchemeTask
  permit(viewer, 'network.manage', { laCode: task.laCode })
  return { ...job, task, schemeId: (job.result as SchemeDone | null)?.schemeId ?? null }
}
