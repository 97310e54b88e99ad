/** Works a scheme out in a thread of its own, so that no other page waits for it. Nothing is read or written: all it needs comes with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { planScheme } from '../../graph/coverage/schemes/plan.ts'
import type { SchemeFacts, Settings } from '../../graph/coverage/schemes/model.ts'
import { templateOf } from '../../graph/network/templates/templates.ts'

const { code, facts, settings } = workerData as { code: string; facts: SchemeFacts; settings: Settings }
parentPort?.postMessage(planScheme(templateOf(code)!, facts, settings))
