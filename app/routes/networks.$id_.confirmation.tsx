import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Radios, Select } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { answer, readForm } from '../forms.ts'
import { schoolsToConfirm } from '../networks.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import { findNetworkToChange, loadNetworkAlone } from '../../db/network-joining.ts'
import { listConfirmations, recordConfirmation } from '../../db/network-work.ts'
import { onceOnly } from '../../db/once.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { confirmMembership } from '../../graph/network/confirming.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Confirm your place in ${data.name}` : 'Confirm your place', 'Networks')

/** The network and the viewer's schools that can speak for themselves: 404 where there are none. */
function toConfirm(context: AppContext, viewer: SignedIn, id: number) {
  permitPage(viewer, 'membership.confirm')
  const network = findNetworkToChange(context.db, { id })
  if (!network) throw notFound()
  const facts = loadNetworkAlone(context.db, { network })
  const schools = schoolsToConfirm(context, viewer, network, facts)
  if (schools.length === 0) throw notFound()
  return { network, schools, memberships: facts.memberships }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, schools } = toConfirm(context, viewer, idOf(params.id))
  const said = listConfirmations(context.db, { networkId: network.id })
  return {
    id: network.id, name: network.name, formKey: randomUUID(),
    schools: schools.map((school) => ({ value: String(school.id), text: school.name })),
    before: schools.flatMap((school) => said.filter(({ schoolId }) => schoolId === school.id).slice(-3).map((row) => ({
      id: row.id, words: `${school.name}: ${row.belongs ? `a member on ${formatDay(row.on)}` : `left, last day ${formatDay(row.on)}`}, said by ${row.by}`,
    }))),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network, schools, memberships } = toConfirm(context, viewer, idOf(params.id))
  const school = schools.length === 1 ? schools[0] : schools.find(({ id }) => String(id) === form.text('school'))
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const decision = confirmMembership({ answer: form.text('answer'), on: readDay(form, 'on') }, memberships.filter((row) => row.schoolId === (school?.id ?? -1)), { today: context.today })
    const errors = [...(school ? [] : [{ field: 'school', message: 'Choose your school' }]), ...(school && 'refusals' in decision ? decision.refusals : [])]
    if (errors.length > 0 || !school || 'refusals' in decision) return { errors }
    recordConfirmation(tx, { networkId: network.id, schoolId: school.id, confirmation: decision.confirmation, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return `/networks/${network.id}?done=${decision.confirmation.belongs ? 'confirmed' : 'denied'}`
  })
  return answer(form, outcome)
}

export default function NetworkConfirmation() {
  const { id, name, formKey, schools, before } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Are you still a member?</Heading>
      <Lines>Your answer is kept with your name and today’s date, and everybody who signs in sees it. It holds for a year. Whoever keeps the network ends a membership.</Lines>
      {before.length === 0 ? null : <ul className="govuk-list govuk-list--bullet">{before.map((row) => <li key={row.id}>{row.words}</li>)}</ul>}
      <PostForm formKey={formKey}>
        {schools.length === 1 ? <Hidden values={{ school: schools[0]!.value }} /> : <Select form={back} name="school" label="For which school?" blank="Choose a school" options={schools} />}
        <Radios form={back} name="answer" legend={schools.length === 1 ? `Does ${schools[0]!.text} still belong?` : 'Does it still belong?'} options={[{ value: 'still', text: 'Yes, we are still a member' }, { value: 'left', text: 'No, we left' }]} />
        <DateField form={back} name="on" label="If you left: what was your last day?" />
        <Button>Send this answer</Button>
      </PostForm>
    </>
  )
}
