/** A file of what networks did: read and shown first, recorded whole once it is confirmed. For one network, or for many at once. */
import { rm } from 'node:fs/promises'
import { data } from '@remix-run/node'
import { readActivityFile } from '../db/activity-file.ts'
import type { Db } from '../db/client.ts'
import { recordActivities } from '../db/network-changes.ts'
import { findSchoolsByUrn } from '../db/network-joining.ts'
import { listDone } from '../db/network-members.ts'
import { onceOnly } from '../db/once.ts'
import { readKeptLines, type ActivityLine, type LineFault } from '../graph/coverage/activity-file.ts'
import { activitiesOfMany } from '../graph/coverage/file-of-many.ts'
import { urnsIn } from '../graph/network/urns.ts'
import type { AppContext, SignedIn } from './context.ts'
import { answer, readForm, type FieldError, type Refused } from './forms.ts'
import { recordingAs, type ToRecordFor } from './networks.ts'
import { readUpload } from './uploads.ts'

/** So that what is shown can be sent again as a form. */
const MOST_BYTES = 250 * 1024

export type Told = { network: string; on: string; kind: string; title: string; schools: string[] }
export type ActivityFileBack = Refused & { faults?: LineFault[]; preview?: { lines: string; unfilled: number; rows: Told[] } }

type Asked = {
  /** The networks the file may tell of, as they are now. */
  choices: (context: AppContext) => ToRecordFor[]
  /** Must each line say which of them it is about? */
  several: boolean
  /** Where to go when it is recorded. */
  then: string
}

/** Answers a file with what it would record, and what was shown by recording it. */
export const takeActivityFile = async (context: AppContext, viewer: SignedIn, request: Request, asked: Asked) =>
  request.headers.get('content-type')?.startsWith('multipart/form-data') ? show(context, request, asked) : record(context, viewer, request, asked)

/** What the lines would record in the networks as they are now, or what is wrong with them. */
function decide(db: Db, lines: readonly ActivityLine[], choices: readonly ToRecordFor[], today: string) {
  const schools = findSchoolsByUrn(db, { urns: lines.flatMap((line) => urnsIn(line.urns)).map(({ urn }) => urn) })
  const doneOf = (networkId: number) => listDone(db, { networkId, day: today, size: null }).rows
  return activitiesOfMany(lines, choices, { schools, doneOf, today })
}

/** Nothing is kept of a file but what its page shows, which is checked again when it is confirmed. */
async function show(context: AppContext, request: Request, { choices, several }: Asked) {
  const may = choices(context)
  const form = await readUpload(request, { folder: context.config.uploadFolder, limit: MOST_BYTES })
  const back = (rest: Partial<ActivityFileBack>, errors: FieldError[] = []) => data<ActivityFileBack>({ typed: form.typed, errors, ...rest }, { status: errors.length > 0 ? 400 : 200 })
  try {
    if (!form.upload) return back({}, [{ field: 'file', message: 'Choose a file that is not empty' }])
    if (form.upload.tooLarge) return back({}, [{ field: 'file', message: 'The file must be smaller than 250 KB' }])
    const read = await readActivityFile(form.upload.path, { several })
    const decision = 'faults' in read ? read : decide(context.db, read.lines, may, context.today)
    if ('faults' in decision) return back({ faults: decision.faults }, [{ field: 'file', message: `Nothing was recorded. Put right what is listed below, and choose the file again` }])
    const { lines, unfilled } = 'lines' in read ? read : { lines: [], unfilled: 0 }
    return back({ preview: { lines: JSON.stringify(lines), unfilled, rows: toldIn(decision.parts) } })
  } finally {
    if (form.upload) await rm(form.upload.path, { force: true })
  }
}

type Parts = Exclude<ReturnType<typeof decide>, { faults: LineFault[] }>['parts']

const toldIn = (parts: Parts): Told[] =>
  parts.flatMap(({ of: { network, facts }, activities }) => {
    const names = new Map(facts.schools.map(({ id, name }) => [id, name]))
    return activities.map(({ schoolIds, on, kind, title }) => ({ network: network.name, on, kind, title, schools: schoolIds.map((id) => names.get(id) ?? '') }))
  })

/** Records what was shown, if it can still be. */
async function record(context: AppContext, viewer: SignedIn, request: Request, { choices, then }: Asked) {
  const form = await readForm(request)
  const of = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const refused = (message: string) => ({ errors: [{ field: 'file', message }] })
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const decision = decide(tx, readKeptLines(form.text('lines')), choices({ ...context, db: tx }), context.today)
    if ('faults' in decision) return refused('What the file says no longer holds. Choose the file again to see why')
    if (decision.parts.length === 0) return refused('Choose a file first')
    for (const { of: asked, activities } of decision.parts) recordActivities(tx, { networkId: asked.network.id, version: asked.network.version, activities, as: recordingAs(viewer, asked), ...of })
    return then
  })
  return answer(form, outcome)
}
