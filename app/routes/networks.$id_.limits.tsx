import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadNetworkAlone } from '../../db/network-joining.ts'
import { loadLimits, recordLimits } from '../../db/network-limits.ts'
import { schoolsOn } from '../../graph/coverage/activity.ts'
import { setLimits } from '../../graph/coverage/limits.ts'
import { REACH } from '../../graph/coverage/places.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { Button, Checkboxes, ErrorSummary, Hidden, PostForm, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Whom ${data.name} takes in` : 'Whom a network takes in', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version, ...network } = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const limits = loadLimits(context.db, { networkIds: [id] }).get(id)
  const schools = schoolsOn(loadNetworkAlone(context.db, { network: { ...network, id, name } }), id, context.today).size
  return { id, name, version, schools, most: String(limits?.mostSchools ?? ''), phases: [...(limits?.phases ?? [])], reach: String(limits?.reachKm ?? '') }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const schools = schoolsOn(loadNetworkAlone(context.db, { network }), network.id, context.today).size
  const decision = setLimits({ most: form.text('most'), phases: form.all('phases'), reach: form.text('reach') }, { schools })
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const kept = recordLimits(context.db, { networkId: network.id, version: Number(form.text('version')), limits: decision.limits, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return 'stale' in kept ? refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409) : redirect(`/networks/${network.id}?done=limits-set`)
}

export default function NetworkLimits() {
  const { id, name, version, schools, most, phases, reach } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Whom it takes in</Heading>
      <Lines>Schools that belong to no collaboration are only pointed to those that would take them in. {schools === 1 ? '1 school belongs' : `${schools} schools belong`} to this one today.</Lines>
      <PostForm>
        <Hidden values={{ version }} />
        <TextField form={back} name="most" label="How many schools at most?" hint="Leave blank if there is no limit" value={most} inputMode="numeric" width={3} />
        <Checkboxes form={back} name="phases" legend="Schools of which phases?" hint="Leave all blank if any may join" options={Object.entries(PHASE_NAMES).map(([value, text]) => ({ value, text }))} chosen={phases} small />
        <TextField form={back} name="reach" label="From how far, in kilometres?" hint={`From its nearest school. Left blank, ${REACH.reachKm} km`} value={reach} inputMode="numeric" width={3} suffix="km" />
        <Button>Save</Button>
      </PostForm>
    </>
  )
}
