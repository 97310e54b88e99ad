import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { startImport } from '../import-jobs.ts'
import { KIND_NAMES } from '../import-words.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import { findImport, type Import } from '../../db/imports/records.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Take import ${data.id} back` : 'Take an import back', 'Imports')

/** The applied import, for somebody who may run it: 404 for everybody else. */
function importToUndo({ db }: AppContext, viewer: SignedIn, id: number): Import {
  permitPage(viewer, 'import.run')
  const job = findImport(db, viewer, { id })
  if (!job) throw notFound()
  if (job.state !== 'applied') throw redirect(`/imports/${id}`)
  return job
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, kind, fileName } = importToUndo(context, viewer, idOf(params.id))
  return { id, kind: KIND_NAMES[kind], fileName }
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id } = importToUndo(context, viewer, idOf(params.id))
  return redirect(startImport(context, viewer, { step: 'undo', importId: id }))
}

export default function Reversal() {
  const { id, kind, fileName } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/imports/${id}`} />
      <Heading caption={`${kind}: ${fileName}`}>Take this import back</Heading>
      <Lines>Everything it changed becomes as it was before. If something has been changed since, or something else depends on it, nothing happens and you are told why.</Lines>
      <PostForm>
        <div className="al-actions">
          <Button kind="warning">Take the import back</Button>
          <Anchor href={`/imports/${id}`}>Keep it</Anchor>
        </div>
      </PostForm>
    </>
  )
}
