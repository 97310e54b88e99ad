import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { pageOfDraft, pageOfWork, schemeJob } from '../schemes.ts'
import { idOf, notFound, requireViewer } from '../viewer.ts'
import { templateOf } from '../../graph/network/templates/templates.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.title ?? 'Draft', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, state, progress, message, startedAt, task, schemeId } = schemeJob(context, viewer, idOf(params.jobId))
  if (schemeId !== null) throw redirect(pageOfDraft(schemeId))
  const template = templateOf(task.template)
  if (!template) throw notFound()
  const title = state === 'running' ? 'Working the draft out' : 'This draft was not finished'
  return { title, state, template: { code: template.code, words: `${template.name}, as in ${template.authority}` }, laCode: task.laCode, going: { here: pageOfWork(id), progress, message, startedAt, now: context.now } }
}

export default function SchemeWork() {
  const { title, state, template, laCode, going } = useLoaderData<typeof loader>()
  if (state === 'running') return <><BackLink href="/networks/templates">All templates and drafts</BackLink><Progress title={title} caption={template.words} cancel="Cancel the draft" {...going} /></>
  return (
    <>
      <BackLink href="/networks/templates">All templates and drafts</BackLink>
      <Heading caption={template.words}>{title}</Heading>
      <Inset>{going.message}</Inset>
      <Lines><Anchor href={`/networks/templates/${template.code}?authority=${laCode}`}>Start the draft again</Anchor></Lines>
    </>
  )
}
