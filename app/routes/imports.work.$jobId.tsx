import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Heading, Lines, titled, Warning } from '../components/page.tsx'
import { Progress } from '../components/progress.tsx'
import { dropUpload, importJob } from '../import-jobs.ts'
import type { ImportTask } from '../jobs/import-worker.ts'
import { idOf, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.title ?? 'Import', 'Imports')

const TITLES: Record<ImportTask['step'], string> = {
  preview: 'Comparing the file with what is here',
  apply: 'Applying the import',
  undo: 'Taking the import back',
}
const WORD: Record<ImportTask['step'], string> = { preview: '', apply: '?done=applied', undo: '?done=undone' }

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.run')
  const job = importJob(context, viewer, idOf(params.jobId))
  if (job.state === 'done' && job.importId !== null) throw redirect(`/imports/${job.importId}${WORD[job.task.step]}`)
  if (job.state !== 'running') dropUpload(job)
  const importId = job.task.step === 'preview' ? null : job.task.importId
  const title = job.state === 'running' ? TITLES[job.task.step] : job.state === 'cancelled' ? 'Cancelled' : 'This could not be done'
  const { id, state, progress, message, startedAt } = job
  return { title, state, message, importId, going: { here: `/imports/work/${id}`, progress, message, startedAt, now: context.now } }
}

export default function ImportWork() {
  const { title, state, message, importId, going } = useLoaderData<typeof loader>()
  if (state !== 'running') {
    return (
      <>
        <BackLink href="/imports">Back to imports</BackLink>
        <Heading>{title}</Heading>
        <Warning>{message}</Warning>
        {importId === null ? <Lines><Anchor href="/imports/new">Load the file again</Anchor></Lines> : <Lines><Anchor href={`/imports/${importId}`}>Go to the import</Anchor></Lines>}
      </>
    )
  }
  return <Progress title={title} cancel="Cancel" {...going} />
}
