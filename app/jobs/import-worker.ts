/** Imports in a thread of their own: compare a file, apply what was compared, take it back. */
import { rmSync } from 'node:fs'
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

await work(async (db, { input, by, at }, report): Promise<ImportDone> => {
  const task = input as ImportTask
  if (task.step === 'preview') {
    const { file, fileName, kind, laCodes } = task
    try {
      return { importId: (await previewImport(db, { file, fileName, kind, laCodes, by, at, watch: { report } })).id }
    } finally {
      rmSync(file, { force: true })
    }
  }
  const outcome = (task.step === 'apply' ? applyImport : undoImport)(db, { id: task.importId, by, at, report })
  if ('refusal' in outcome) throw new CannotDo(outcome.refusal)
  return { importId: task.importId }
})
