import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { schemeToManage } from '../schemes.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { dropScheme } from '../../db/schemes.ts'

export const meta: MetaFunction = () => titled('Throw the draft away', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { scheme: { id, version, state } } = schemeToManage(context, viewer, idOf(params.id))
  return { id, version, open: state === 'draft' }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { scheme: { id } } = schemeToManage(context, viewer, idOf(params.id))
  const outcome = dropScheme(context.db, { id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, requestId: context.requestId })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect('/networks/templates?done=dropped')
}

export default function SchemeDisposal() {
  const { id, version, open } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/schemes/${id}`}>Back to the draft</BackLink>
      <ErrorSummary form={back} />
      <Heading>Throw the draft away</Heading>
      <Lines>{open ? 'No network was made of it, and none will be. The history keeps that it was thrown away.' : 'This draft was applied or thrown away already.'}</Lines>
      {open ? <PostForm><Hidden values={{ version }} /><div className="al-actions"><Button kind="warning">Throw it away</Button><Anchor href={`/networks/schemes/${id}`}>Keep it</Anchor></div></PostForm> : null}
    </>
  )
}
