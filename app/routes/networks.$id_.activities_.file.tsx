import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ActivityFaults, ActivityPreview } from '../components/activity-file.tsx'
import { Button, ErrorSummary, Hidden } from '../components/fields.tsx'
import { FileField } from '../components/file-field.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readForm, type FieldError, type Form, type Refused } from '../forms.ts'
import { answerChange, networkToRecordFor, recordingAs, type ToRecordFor } from '../networks.ts'
import { readUpload } from '../uploads.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { readActivityFile } from '../../db/activity-file.ts'
import type { Db } from '../../db/client.ts'
import { recordActivities } from '../../db/network-changes.ts'
import { findSchoolsByUrn } from '../../db/network-joining.ts'
import { listDone } from '../../db/network-members.ts'
import { activitiesIn, readKeptLines, type ActivityLine, type LineFault } from '../../graph/coverage/activity-file.ts'
import { urnsIn } from '../../graph/network/urns.ts'

export const meta: MetaFunction<typeof loader> = ({ data: shown }) => titled(shown ? `Record what ${shown.name} did, from a file` : 'Record what a network did', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network } = networkToRecordFor(context, viewer, idOf(params.id))
  return { id: network.id, name: network.name, version: network.version, formKey: randomUUID() }
}

/** So that what is shown can be sent again as a form. */
const MOST_BYTES = 250 * 1024

/** What the lines would record in the network as it is now, or what is wrong with them. */
function decide(db: Db, lines: readonly ActivityLine[], { network, facts, own }: ToRecordFor, today: string) {
  const schools = findSchoolsByUrn(db, { urns: lines.flatMap((line) => urnsIn(line.urns)).map(({ urn }) => urn) })
  const done = listDone(db, { networkId: network.id, day: today, size: null }).rows
  return activitiesIn(lines, network, { facts, own, schools, done, today })
}

const nameOf = (facts: ToRecordFor['facts'], id: number): string => facts.schools.find((school) => school.id === id)?.name ?? ''

type Back = Refused & { faults?: LineFault[]; preview?: { lines: string; rows: { on: string; kind: string; title: string; schools: string[] }[] } }

/** Nothing is kept of a file but what its page shows, which is checked again when it is confirmed. */
async function preview(context: AppContext, request: Request, asked: ToRecordFor) {
  const form = await readUpload(request, { folder: context.config.uploadFolder, limit: MOST_BYTES })
  const back = (rest: Partial<Back>, errors: FieldError[] = []) => data<Back>({ typed: form.typed, errors, ...rest }, { status: errors.length > 0 ? 400 : 200 })
  try {
    if (!form.upload) return back({}, [{ field: 'file', message: 'Choose a file that is not empty' }])
    if (form.upload.tooLarge) return back({}, [{ field: 'file', message: 'The file must be smaller than 250 KB' }])
    const read = await readActivityFile(form.upload.path)
    const decision = 'faults' in read ? read : decide(context.db, read.lines, asked, context.today)
    if ('faults' in decision) return back({ faults: decision.faults }, [{ field: 'file', message: `Nothing was recorded. Put right what is listed below, and choose the file again` }])
    const rows = decision.activities.map(({ schoolIds, ...row }) => ({ ...row, schools: schoolIds.map((id) => nameOf(asked.facts, id)) }))
    return back({ preview: { lines: JSON.stringify('lines' in read ? read.lines : []), rows } })
  } finally {
    if (form.upload) await rm(form.upload.path, { force: true })
  }
}

/** Records what was shown, if it can still be. */
const record = (context: AppContext, viewer: SignedIn, form: Form, asked: ToRecordFor) =>
  answerChange(context, viewer, form, asked.network.id, 'activities-recorded', (tx, of) => {
    const decision = decide(tx, readKeptLines(form.text('lines')), asked, context.today)
    if ('faults' in decision) return { refusals: [{ field: 'file', message: 'What the file says no longer holds. Choose the file again to see why' }] }
    return decision.activities.length === 0 ? { refusals: [{ field: 'file', message: 'Choose a file first' }] } : recordActivities(tx, { activities: decision.activities, as: recordingAs(viewer, asked), ...of })
  })

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const asked = networkToRecordFor(context, viewer, idOf(params.id))
  if (request.headers.get('content-type')?.startsWith('multipart/form-data')) return preview(context, request, asked)
  return record(context, viewer, await readForm(request), asked)
}

export default function ActivityFile() {
  const { id, name, version, formKey } = useLoaderData<typeof loader>()
  const back: Back | undefined = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Record what it did, from a file</Heading>
      {back?.faults ? <ActivityFaults faults={back.faults} /> : null}
      {back?.preview ? <ActivityPreview preview={back.preview} version={version} formKey={formKey} again={`/networks/${id}/activities/file`} /> : (
        <>
          <Lines>A spreadsheet saved as CSV with the columns Date, Kind, What and URN. One line for each school, or all URNs in one cell with spaces between them. All lines are recorded, or none. You see first what would be.</Lines>
          <form method="post" encType="multipart/form-data" noValidate>
            <Hidden values={{ 'form-key': formKey }} />
            <FileField form={back} name="file" label="File" hint="CSV, up to 250 KB. The file the network’s page gives out has the same columns." accept=".csv,text/csv" />
            <Button>Show what would be recorded</Button>
          </form>
        </>
      )}
    </>
  )
}
