import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { RemedyTables } from '../components/remedies.tsx'
import { lastAnswer, needFor, questionsOf, remedyRows, startChecking } from '../lists/remedies.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What would help ${data.school}, ${data.area}, need ${data.needId}` : 'What would help', data?.round ?? 'Round', 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const looked = needFor(context, viewer, idOf(params.id), idOf(params.runId), idOf(params.needId))
  const { round, row: { need, area, school, unmet, metHalfDays }, address } = looked
  if (!unmet) throw redirect(address)
  const last = lastAnswer(context, looked)
  if (last && 'running' in last) throw redirect(`/rounds/${round.id}/jobs/${last.running}`)
  const mayAsk = can(viewer.actor, 'round.run', { laCode: round.laCode })
  const nothing = !last && questionsOf(looked).length === 0
  return {
    round: round.name, address, needId: need.id, area, school: school.name, gets: `${formatHalfDays(metHalfDays)} of ${formatHalfDays(need.halfDays)}`, because: unmet.because, remedy: unmet.remedy,
    rows: last ? remedyRows(looked, last, mayAsk && round.state === 'open') : null, nothing, mayAsk: mayAsk && !last && !nothing,
  }
}

export function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const looked = needFor(context, viewer, idOf(params.id), idOf(params.runId), idOf(params.needId))
  permit(viewer, 'round.run', { laCode: looked.round.laCode })
  return redirect(startChecking(context, viewer, looked))
}

export default function Remedies() {
  const { round, address, area, school, gets, because, remedy, rows, nothing, mayAsk } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={address}>Back to why</BackLink>
      <Heading caption={round}>What would help {school}: {area}</Heading>
      <Lines>It gets {gets}. {because}</Lines>
      {rows ? <RemedyTables rows={rows} school={school} /> : null}
      {nothing ? <Inset>Nobody in this round could be asked for anything that would help.{remedy ? ` What is missing: ${remedy}` : ''}</Inset> : null}
      {rows || nothing ? null : <Inset>This has not been checked yet.</Inset>}
      {mayAsk ? <PostForm><Button>Check what would help</Button></PostForm> : null}
    </>
  )
}
