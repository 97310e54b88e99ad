import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, ErrorSummary, Hidden, PostForm, Select } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { CHANGED_MEANWHILE, readForm, refuse } from '../forms.ts'
import { schemeToManage } from '../schemes.ts'
import { idOf, notFound, requireViewer } from '../viewer.ts'
import { saveScheme } from '../../db/schemes.ts'
import { moveSchools, OUT, outOf } from '../../graph/coverage/schemes/moves.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { layersOf } from '../../graph/network/templates/templates.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Schools: ${data.name}` : 'Schools', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { scheme, template, facts } = schemeToManage(context, viewer, idOf(params.id))
  const { plan, state, id, version } = scheme
  const network = plan.networks.find(({ key }) => key === params.key)
  const layer = layersOf(template).find(({ layer: { key } }) => key === (network?.layer ?? params.key))?.layer
  if (!layer) throw notFound()
  const byId = new Map(facts.schools.map((school) => [school.id, school]))
  const ids = network ? [...network.schoolIds, ...network.headsOf] : outOf(plan, layer.key, facts)
  const others = plan.networks.filter(({ key, layer: own }) => own === layer.key && key !== network?.key)
  const parents = new Map(plan.networks.map(({ key, name }) => [key, name]))
  return {
    id, version, key: network?.key ?? layer.key, name: network?.name ?? `In none of the ${layer.name} networks`, purpose: network?.purpose ?? null,
    mayMove: state === 'draft' && network?.existingId == null && layer.members === 'schools' && layer.division.by !== 'existing' && ids.length > 0,
    schools: ids.map((schoolId) => ({ value: String(schoolId), text: byId.get(schoolId)?.name ?? 'A school that is gone', hint: [PHASE_NAMES[byId.get(schoolId)?.phase ?? 'not-applicable'], byId.get(schoolId)?.town, network?.parts[schoolId] ? nameOfCode(network.parts[schoolId]) : null].filter(Boolean).join(', ') })),
    targets: [
      ...others.map(({ key, name, within, schoolIds }) => ({ value: key, text: `${name} (${schoolIds.length})${within === null ? '' : `, in ${parents.get(within) ?? ''}`}` })),
      ...(network ? [{ value: OUT, text: 'None of them' }] : []),
    ],
    bounds: network?.bounds ?? null,
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { scheme, facts } = schemeToManage(context, viewer, idOf(params.id))
  if (scheme.state !== 'draft') return refuse(form, [{ field: '', message: 'This draft was applied or thrown away, and changes no more' }], 409)
  const decision = moveSchools(scheme.plan, { from: params.key ?? '', schools: form.all('schools'), to: form.text('to') }, facts)
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const told = { moved: decision.moved, from: params.key, to: form.text('to') }
  const outcome = saveScheme(context.db, { id: scheme.id, version: Number(form.text('version')), plan: decision.plan, told, by: viewer.account.id, at: context.now, requestId: context.requestId })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/networks/schemes/${scheme.id}?done=moved`)
}

export default function SchemeGroup() {
  const { id, version, name, purpose, mayMove, schools, targets, bounds } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/networks/schemes/${id}`}>Back to the draft</BackLink>
      <ErrorSummary form={back} />
      <Heading>{name}</Heading>
      {purpose === null ? null : <Lines>{purpose}</Lines>}
      <Lines>{schools.length === 1 ? '1 school' : `${schools.length} schools`}{bounds ? `; it was to have ${bounds.least} to ${bounds.most}` : ''}.</Lines>
      {mayMove ? (
        <PostForm>
          <Hidden values={{ version }} />
          <Checkboxes form={back} name="schools" legend="Which schools do you move?" options={schools} small />
          <Select form={back} name="to" label="Where do they go?" hint="With how many schools each has now. Sizes may be broken, with a reason" options={targets} blank="Choose a network" />
          <Button>Move these schools</Button>
        </PostForm>
      ) : (
        <>
          {schools.length === 0 ? <Inset>It has no schools of its own.</Inset> : null}
          <ul className="govuk-list">{schools.map(({ value, text, hint }) => <li key={value}>{text} <span className="govuk-hint">{hint}</span></li>)}</ul>
        </>
      )}
    </>
  )
}
