/**
 * npm run import -- register|links|groups|inspections|boundaries FILE [--la 831,815] [--db FILE] [--json] [--yes] [--into-demo]
 * npm run import -- --undo ID [--db FILE] [--json]
 * Reads the file, applies it at once and prints what it changed. A file with a fault changes nothing and exits with 1.
 * Made-up and real schools are not mixed by accident: a demonstration database takes a file only with --into-demo.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openDb, type Db } from '../../db/client.ts'
import { applyImport, undoImport, type Outcome } from '../../db/imports/apply.ts'
import { closuresToConfirm } from '../../db/imports/closures.ts'
import { KINDS, type Kind } from '../../db/imports/model.ts'
import { previewImport } from '../../db/imports/preview.ts'
import type { Import } from '../../db/imports/records.ts'
import { loadReference } from '../../db/reference.ts'
import { isDemo } from '../../db/settings.ts'
import { readConfig } from '../config.ts'
import { answerHelp } from './help.ts'
import { progressBar } from './progress-bar.ts'
import { inWords, refusalInWords } from './import-lines.ts'

const USAGE = `Use: npm run import -- ${KINDS.join('|')} FILE [--la 831,815] [--db FILE] [--json] [--yes] [--into-demo]
     npm run import -- --undo ID [--db FILE] [--json]`

type Options = { db?: string; la?: string; json?: boolean; yes?: boolean; 'into-demo'?: boolean; undo?: string }

const OPTIONS = { db: { type: 'string' }, la: { type: 'string' }, json: { type: 'boolean' }, yes: { type: 'boolean' }, 'into-demo': { type: 'boolean' }, undo: { type: 'string' } } as const

function stop(message: string, code: 1 | 2): never {
  console.error(message)
  process.exit(code)
}

function readArguments(): { options: Options; words: string[] } {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    return { options: values, words: positionals }
  } catch (fault) {
    return stop(`${fault instanceof Error ? fault.message : String(fault)}\n${USAGE}`, 2)
  }
}

const now = (): string => new Date().toISOString()
const print = (options: Options, job: Import, lines: string[], more: object = {}): void =>
  console.log(options.json ? JSON.stringify({ ...asJson(job), ...more }) : lines.join('\n'))

const asJson = ({ id, kind, state, fileName, asOf, laCodes, counts, errors }: Import) => ({ id, kind, state, fileName, asOf, laCodes, counts, errors })

const laCodesIn = (text: string | undefined): string[] => {
  const codes = (text ?? '').split(',').map((code) => code.trim()).filter(Boolean)
  const wrong = codes.find((code) => !/^\d{3}$/.test(code))
  return wrong === undefined ? codes : stop(`--la takes the three-figure codes of authorities, such as 831,815; "${wrong}" is not one.`, 2)
}

/** Prints what became of it; the exit code. */
function answer(options: Options, outcome: Outcome, before?: Import): number {
  if ('done' in outcome) {
    print(options, outcome.done, inWords(outcome.done))
    return 0
  }
  if (options.json) console.log(JSON.stringify({ ...(before ? asJson(before) : {}), refusal: outcome.refusal }))
  console.error(outcome.refusal)
  return 1
}

async function load(db: Db, kind: Kind, file: string, options: Options): Promise<number> {
  const bar = progressBar(process.stderr)
  const preview = await previewImport(db, { file, kind, laCodes: laCodesIn(options.la), by: null, at: now(), watch: { report: bar.show } })
  if (preview.state === 'refused') {
    bar.clear()
    if (options.json) print(options, preview, [])
    console.error(refusalInWords(preview).join('\n'))
    return 1
  }
  const closures = closuresToConfirm(preview.counts)
  if (closures !== null && !options.yes) {
    bar.clear()
    return answer(options, { refusal: `This would close ${closures} of ${preview.counts.openBefore} open schools. Nothing was saved. Add --yes if that is meant.` }, preview)
  }
  const outcome = applyImport(db, { id: preview.id, by: null, at: now(), report: bar.show })
  bar.clear()
  return answer(options, outcome, preview)
}

answerHelp(USAGE)
const { options, words } = readArguments()
const [kind, file, ...rest] = words
const undoId = options.undo === undefined ? null : Number(options.undo)
if (undoId === null && (!KINDS.includes(kind as Kind) || !file || rest.length > 0)) stop(USAGE, 2)
if (undoId !== null && (!Number.isInteger(undoId) || undoId < 1 || words.length > 0)) stop(USAGE, 2)
laCodesIn(options.la)

const db = openDb(options.db ? resolve(options.db) : readConfig().databaseFile)
loadReference(db)
if (undoId === null && isDemo(db) && !options['into-demo']) {
  stop('This is a demonstration database, with made-up schools in it. Nothing was read. Name another file for real schools with --db FILE, or add --into-demo to mix them.', 1)
}
process.exitCode = undoId === null ? await load(db, kind as Kind, file!, options) : answer(options, undoImport(db, { id: undoId, by: null, at: now() }))
db.$client.close()
