import { rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, ErrorSummary, Hidden, Radios, TextField } from '../components/fields.tsx'
import { FileField } from '../components/file-field.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import type { SignedIn } from '../context.ts'
import { answer, refuse, type FieldError, type Form } from '../forms.ts'
import { startImport } from '../import-jobs.ts'
import { KIND_HINTS, KIND_NAMES } from '../import-words.ts'
import { readUpload, type Upload } from '../uploads.ts'
import { permit, permitPage, requireViewer } from '../viewer.ts'
import { listAuthorities } from '../../db/imports/authorities.ts'
import { KINDS } from '../../db/imports/model.ts'
import { onceOnly } from '../../db/once.ts'
import { scopeOf } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Load a file', 'Imports')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const { everything, laCodes } = scopeOf(viewer.actor, 'import.run')
  return { everything, authorities: everything ? [] : listAuthorities(context.db, { codes: laCodes }), limitMb: Math.round(context.config.importLimit / 1024 / 1024), formKey: randomUUID() }
}

/** The authorities to narrow the file to: whoever may import everything names them or none, others choose among theirs. */
function authoritiesIn(viewer: SignedIn, form: Form): { laCodes: string[] } | { error: FieldError } {
  const { everything, laCodes } = scopeOf(viewer.actor, 'import.run')
  const asked = everything ? form.text('authorities').split(',').map((code) => code.trim()).filter(Boolean) : form.all('authorities')
  const wrong = asked.find((code) => !/^[0-9]{3}$/.test(code))
  if (wrong !== undefined) return { error: { field: 'authorities', message: 'Authorities must be three-figure codes with commas between them, like 831, 815' } }
  for (const laCode of asked) permit(viewer, 'import.run', { laCode })
  if (everything) return { laCodes: asked }
  const mine = [...new Set(laCodes)]
  if (mine.length === 1) return { laCodes: mine }
  return asked.length > 0 ? { laCodes: asked } : { error: { field: 'authorities', message: 'Choose at least one authority' } }
}

const AGAIN = 'Then choose the file again'
const fileErrors = (upload: Upload | null, limitMb: number): FieldError[] => {
  if (!upload) return [{ field: 'file', message: 'Choose a file that is not empty' }]
  return upload.tooLarge ? [{ field: 'file', message: `The file must be smaller than ${limitMb} MB` }] : []
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const { db, config, now } = context
  const form = await readUpload(request, { folder: config.uploadFolder, limit: config.importLimit })
  const { upload } = form
  let location: string | null = null
  try {
    const kind = KINDS.find((known) => known === form.text('kind'))
    const authorities = authoritiesIn(viewer, form)
    const errors = [
      ...(kind ? [] : [{ field: 'kind', message: `Choose what the file is. ${AGAIN}` }]),
      ...('error' in authorities ? [authorities.error] : []),
      ...fileErrors(upload, Math.round(config.importLimit / 1024 / 1024)),
    ]
    if (errors.length > 0 || !kind || !upload || 'error' in authorities) return refuse(form, errors)
    const outcome = onceOnly(db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: now }, (): string | { errors: FieldError[] } => {
      location = startImport(context, viewer, { step: 'preview', file: upload.path, fileName: upload.name, kind, laCodes: authorities.laCodes })
      return location
    })
    return answer(form, outcome)
  } finally {
    // The worker owns the file once it has been started.
    if (upload && location === null) await rm(upload.path, { force: true })
  }
}

export default function NewImport() {
  const { everything, authorities, limitMb, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/imports" />
      <ErrorSummary form={back} />
      <Heading>Load a file</Heading>
      <Lines>Nothing changes until you have seen the difference and confirmed it.</Lines>
      <form method="post" encType="multipart/form-data" noValidate>
        <Hidden values={{ 'form-key': formKey }} />
        <Radios form={back} name="kind" legend="What is the file?" options={KINDS.map((value) => ({ value, text: KIND_NAMES[value], hint: KIND_HINTS[value] }))} />
        <Authorities everything={everything} authorities={authorities} back={back} />
        <FileField form={back} name="file" label="File" hint={`As it was published: CSV (boundaries: GeoJSON), also in a zip or gzip file, up to ${limitMb} MB.`} accept=".csv,.geojson,.json,.gz,.zip,text/csv,application/geo+json" />
        <Button>Compare with what is here</Button>
      </form>
    </>
  )
}

function Authorities({ everything, authorities, back }: { everything: boolean; authorities: { code: string; name: string }[]; back: ReturnType<typeof useActionData<typeof action>> }) {
  if (everything) {
    return <TextField form={back} name="authorities" label="Which authorities? (optional)" hint="Their three-figure codes with commas between them, like 831, 815. Leave it empty to take the whole file." width={20} />
  }
  if (authorities.length === 1) return <Inset>Only schools of {authorities[0]!.name} are taken from the file.</Inset>
  return <Checkboxes form={back} name="authorities" legend="Which authorities?" chosen={authorities.map(({ code }) => code)} options={authorities.map(({ code, name }) => ({ value: code, text: name }))} />
}
