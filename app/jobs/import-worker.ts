/** Imports in a thread of their own: compare a file, apply what was compared, take it back. */
import { rmSync } from 'node:fs'
import { write, type Tx } from '../../db/client.ts'
import { applyImport, undoImport } from '../../db/imports/apply.ts'
import type { Kind } from '../../db/imports/model.ts'
import { previewImport } from '../../db/imports/preview.ts'
import { CannotDo, work } from './worker.ts'

/** What an import's job is asked to do. */
export type ImportTask =
  | { step: 'preview'; file: string; fileName: string; kind: Kind; laCodes: string[] }
  | { step: 'apply' | 'undo'; importId: number }
/** What it hands back: the import, to go on with. */
export type ImportDone = { importId: number }

await work(async (db, { input, by, at, requestId }, report, done) => {
  const task = input as ImportTask
  const saved = (tx: Tx, importId: number): void => done(tx, { importId } satisfies ImportDone)
  if (task.step === 'preview') {
    const { file, fileName, kind, laCodes } = task
    try {
      await previewImport(db, { file, fileName, kind, laCodes, by, at, requestId, watch: { report }, saved })
    } finally {
      rmSync(file, { force: true })
    }
    return
  }
  const { step, importId } = task
  write(db, (tx) => {
    const outcome = (step === 'apply' ? applyImport : undoImport)(db, { id: importId, by, at, requestId, report })
    if ('refusal' in outcome) throw new CannotDo(outcome.refusal)
    saved(tx, importId)
  })
})
