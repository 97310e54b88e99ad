import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Select, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { answer, readForm } from '../forms.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { recordNetwork } from '../../db/network-changes.ts'
import { findSchoolsByUrn, listKinds, listNetworkNames, listPlaces } from '../../db/network-joining.ts'
import { onceOnly } from '../../db/once.ts'
import { listAuthorityChoices, type Choice } from '../../db/role-choices.ts'
import { foundNetwork } from '../../graph/network/founding.ts'
import { urnsIn } from '../../graph/network/urns.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Record a network', 'Networks')

/** The authorities whose networks the viewer may record. */
const ownAuthorities = ({ db }: AppContext, { actor }: SignedIn): Choice[] =>
  listAuthorityChoices(db).filter(({ value }) => can(actor, 'network.manage', { laCode: value }))

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.manage')
  return {
    authorities: ownAuthorities(context, viewer), formKey: randomUUID(),
    kinds: listKinds(context.db).map(({ code, name }) => ({ value: code, text: name })).sort((a, b) => (a.text < b.text ? -1 : 1)),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.manage')
  const form = await readForm(request)
  const { db, today } = context
  const typed = { kind: form.text('kind'), name: form.text('name'), laCode: form.text('authority'), lead: form.text('lead'), from: readDay(form, 'from') }
  const urn = urnsIn(typed.lead)[0]?.urn
  const lead = urn === undefined ? null : (findSchoolsByUrn(db, { urns: [urn] }).get(urn) ?? null)
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const decision = foundNetwork(typed, {
      kinds: listKinds(tx), laCodes: ownAuthorities(context, viewer).map(({ value }) => value), lead,
      places: listPlaces(tx, { schoolIds: lead ? [lead.id] : [] }), names: listNetworkNames(tx, { laCode: typed.laCode, today }),
    })
    return 'refusals' in decision ? { errors: decision.refusals } : `/networks/${recordNetwork(tx, { network: decision.network, ...change })}?done=recorded`
  })
  return answer(form, outcome)
}

export default function NewNetwork() {
  const { kinds, authorities, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const [only] = authorities
  return (
    <>
      <BackLink href="/networks">All networks</BackLink>
      <ErrorSummary form={back} />
      <Heading>Record a network</Heading>
      <Lines>Trusts and federations of the national register come with an import. Record here what schools made themselves. You add its schools next.</Lines>
      <PostForm formKey={formKey}>
        <Select form={back} name="kind" label="Kind" blank="Choose a kind" options={kinds} />
        <TextField form={back} name="name" label="Name" autoComplete="off" />
        {authorities.length === 1 && only ? <Hidden values={{ authority: only.value }} /> : <Select form={back} name="authority" label="Authority" blank="Choose an authority" options={authorities} />}
        <DateField form={back} name="from" label="When did or does it begin?" />
        <TextField form={back} name="lead" label="Lead school (optional)" hint="Its URN, six figures. It belongs from the first day" inputMode="numeric" width={10} />
        <Button>Record this network</Button>
      </PostForm>
    </>
  )
}
