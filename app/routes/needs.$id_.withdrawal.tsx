import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, TextArea, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { loadFramework } from '../../db/categories.ts'
import { findNeed, listInHand, withdrawNeed, type NeedRecord } from '../../db/needs.ts'
import { findSubject } from '../../db/subject.ts'
import { coverOf } from '../../db/support-days.ts'
import { LONGEST_REASON, whyNotYet, withdrawRequest } from '../../graph/brokering/requests.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Withdraw ${data.area}, ${data.school}, need ${data.id}` : 'Withdraw a request', 'Needs')

/** The need, for somebody who may withdraw it: 404 for everybody else. */
function needToWithdraw({ db, today }: AppContext, viewer: SignedIn, id: number): NeedRecord {
  const need = findNeed(db, viewer, { id, framework: loadFramework(db).code })
  if (!need) throw notFound()
  permit(viewer, 'need.withdraw', findSubject(db, { schoolId: need.schoolId, today })!)
  return need
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, area, school, version, state } = needToWithdraw(context, viewer, idOf(params.id))
  const { db } = context
  return {
    id, area, school, version, agreed: (coverOf(db, { needIds: [id] }).get(id)?.agreed ?? 0) > 0,
    no: state === 'open' ? whyNotYet(listInHand(db, { needId: id })) : 'This request is no longer open.',
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const need = needToWithdraw(context, viewer, idOf(params.id))
  const decision = withdrawRequest(need, { inHand: listInHand(context.db, { needId: need.id }), reason: form.text('reason') })
  if ('refusals' in decision) return refuse(form, decision.refusals, need.state === 'open' ? 400 : 409)
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = withdrawNeed(context.db, { needId: need.id, version: Number(form.text('version')), reason: decision.reason, ...change })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/needs/${need.id}?done=withdrawn`)
}

export default function Withdrawal() {
  const need = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/needs/${need.id}`} />
      <ErrorSummary form={back} />
      <Heading caption={`${need.area}, ${need.school}`}>Withdraw this request</Heading>
      {need.no === null ? <Form need={need} back={back} /> : <Lines>{need.no} <Anchor href={`/needs/${need.id}`}>See how far it has got</Anchor>.</Lines>}
    </>
  )
}

function Form({ need, back }: { need: { id: number; version: number; agreed: boolean }; back: FormBack }) {
  return (
    <>
      <Lines>The broker will no longer look for help in this area. {need.agreed ? 'What is already agreed goes on. ' : null}You can ask again at any time.</Lines>
      <PostForm>
        <Hidden values={{ version: need.version }} />
        <TextArea form={back} name="reason" label="Why do you no longer need it? (optional)" hint={`Up to ${LONGEST_REASON} characters.`} rows={3} />
        <div className="al-actions">
          <Button kind="warning">Withdraw request</Button>
          <p className="govuk-body"><Anchor href={`/needs/${need.id}`}>Keep it</Anchor></p>
        </div>
      </PostForm>
    </>
  )
}
