import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, PostForm, TextField } from '../components/fields.tsx'
import { UnderWay } from '../components/under-way.tsx'
import { Anchor, BackLink, Heading, Lines, titled, Warning } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readForm, refuse } from '../forms.ts'
import { startImport } from '../import-jobs.ts'
import { changesInWords, KIND_NAMES } from '../import-words.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import { closuresToConfirm } from '../../db/imports/closures.ts'
import type { Change, Counts, Subject } from '../../db/imports/model.ts'
import { findImport, type Import } from '../../db/imports/records.ts'
import { isDemo } from '../../db/settings.ts'
import { figure } from '../../db/imports/counting.ts'
import { listWorkUnderWay } from '../../db/imports/work-under-way.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Confirm import ${data.id}` : 'Confirm an import', 'Imports')

/** The import, for somebody who may run it: 404 for everybody else. */
function importToApply({ db }: AppContext, viewer: SignedIn, id: number): Import {
  permitPage(viewer, 'import.run')
  const job = findImport(db, viewer, { id })
  if (!job) throw notFound()
  return job
}

const summary = ({ subjects }: Counts): string[] =>
  Object.entries(subjects).flatMap(([subject, tally]) =>
    Object.entries(tally)
      .filter(([, count]) => count > 0)
      .map(([change, count]) => changesInWords(subject as Subject, change as Change, count)),
  )

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, kind, fileName, state, counts } = importToApply(context, viewer, idOf(params.id))
  if (state !== 'previewed') throw redirect(`/imports/${id}`)
  return { id, kind: KIND_NAMES[kind], fileName, demo: isDemo(context.db), summary: summary(counts), closures: closuresToConfirm(counts), openBefore: counts.openBefore, underWay: listWorkUnderWay(context.db, viewer, { importId: id }) }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { id, state, counts } = importToApply(context, viewer, idOf(params.id))
  if (state !== 'previewed') throw redirect(`/imports/${id}`)
  const closures = closuresToConfirm(counts)
  const typed = form.text('closures').trim().replaceAll(',', '')
  if (closures !== null && typed !== String(closures)) {
    return refuse(form, [{ field: 'closures', message: `Type ${closures}, the number of schools that close, or go back` }])
  }
  return redirect(startImport(context, viewer, { step: 'apply', importId: id }))
}

export default function Application() {
  const { id, kind, fileName, demo, summary: lines, closures, openBefore, underWay } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/imports/${id}`} />
      <ErrorSummary form={back} />
      <Heading caption={`${kind}: ${fileName}`}>Apply this import</Heading>
      <Lines>This is what becomes of it. All of it is applied or none of it, and you can take it back afterwards.</Lines>
      <Bullets>{lines}</Bullets>
      <UnderWay work={underWay} />
      {demo ? <Warning>This is a demonstration, with made-up schools in it. Real schools would stand among them.</Warning> : null}
      {closures === null ? null : <Warning>You are about to close {figure(closures)} of {figure(openBefore)} schools.</Warning>}
      <PostForm>
        {closures === null ? null : <TextField form={back} name="closures" label="How many schools close?" hint="Type the number, to show that it is meant." inputMode="numeric" width={5} />}
        <div className="al-actions">
          <Button kind={closures === null ? undefined : 'warning'}>Apply the import</Button>
          <Anchor href={`/imports/${id}`}>Do not apply it yet</Anchor>
        </div>
      </PostForm>
    </>
  )
}
