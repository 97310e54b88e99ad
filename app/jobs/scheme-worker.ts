/** Works out what a template makes of an authority's schools, and keeps it as a draft. */
import { write } from '../../db/client.ts'
import { loadSchemeFacts } from '../../db/scheme-facts.ts'
import { recordScheme } from '../../db/schemes.ts'
import type { Settings } from '../../graph/coverage/schemes/model.ts'
import { planScheme } from '../../graph/coverage/schemes/plan.ts'
import { refusedSizes } from '../../graph/coverage/schemes/settings.ts'
import { templateOf } from '../../graph/network/templates/templates.ts'
import { CannotDo, work } from './worker.ts'

export type SchemeTask = { template: string; laCode: string; settings: Settings }
export type SchemeDone = { schemeId: number }

await work((db, { input, by, requestId }, report, done) => {
  const { template, laCode, settings } = input as SchemeTask
  const facts = loadSchemeFacts(db, { laCode, day: settings.from })
  const refused = refusedSizes(templateOf(template)!, facts, settings)
  if (refused.length > 0) throw new CannotDo(refused.map(({ message }) => `${message}.`).join(' '))
  const plan = planScheme(templateOf(template)!, facts, settings, (share, { name }) => report(100 * share, `Putting schools into networks: ${name}.`))
  write(db, (tx) => done(tx, { schemeId: recordScheme(tx, { template, laCode, settings, plan, by, at: new Date().toISOString(), requestId }) } satisfies SchemeDone))
})
