import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, ErrorSummary, Hidden, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled, Warning } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { answer, CHANGED_MEANWHILE, readForm } from '../forms.ts'
import { coverageInWords } from '../scheme-words.ts'
import { schemeToManage } from '../schemes.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { loadApplying, recordApplication } from '../../db/scheme-application.ts'
import { applyScheme, LONGEST_REASON, rivalsOf } from '../../graph/coverage/schemes/applying.ts'
import { shortcomings } from '../../graph/coverage/schemes/shortcomings.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction = () => titled('Check and apply', 'Networks')

/** A membership in the way, as the form tells which were shown: no others are ended. */
const keyOf = ({ schoolId, networkId }: { schoolId: number; networkId: number }): string => `${schoolId}-${networkId}`

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { scheme, template, facts } = schemeToManage(context, viewer, idOf(params.id))
  const { plan, settings, id, version, state, laCode } = scheme
  const applying = loadApplying(context.db, { laCode, facts, today: context.today })
  const names = new Map(facts.schools.map((school) => [school.id, school.name]))
  const made = plan.networks.filter(({ existingId }) => existingId === null)
  return {
    id, version, state, formKey: randomUUID(), from: formatDay(settings.from), later: settings.from > context.today && settings.fundPence > 0,
    networks: made.length, memberships: made.reduce((sum, { schoolIds }) => sum + schoolIds.length, 0), short: shortcomings(plan, template, facts), coverage: coverageInWords(plan), byNeed: made.some(({ focus }) => focus !== undefined),
    rivals: rivalsOf(plan.networks, settings, applying).map((place) => ({ key: keyOf(place), school: names.get(place.schoolId) ?? '', network: place.networkName })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { scheme: { id, laCode } } = schemeToManage(context, viewer, idOf(params.id))
  const typed = { reason: form.text('reason'), ending: form.all('ending').includes('yes') }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const { scheme, template, facts } = schemeToManage({ ...context, db: tx }, viewer, id)
    if (scheme.state !== 'draft') return { errors: [{ field: '', message: 'This draft was applied or thrown away already' }] }
    const applying = loadApplying(tx, { laCode, facts, today: context.today })
    const shown = rivalsOf(scheme.plan.networks, scheme.settings, applying).map(keyOf).join()
    if (typed.ending && form.text('shown') !== shown) return { errors: [{ field: '', message: CHANGED_MEANWHILE }] }
    const decision = applyScheme({ plan: scheme.plan, settings: scheme.settings, template }, typed, applying)
    if ('refusals' in decision) return { errors: decision.refusals }
    const done = recordApplication(tx, { id, version: Number(form.text('version')), laCode, application: decision.application, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return 'stale' in done ? { errors: [{ field: '', message: CHANGED_MEANWHILE }] } : `/networks/schemes/${id}?done=applied`
  })
  return answer(form, outcome)
}

export default function SchemeApplication() {
  const { id, version, state, formKey, from, later, networks, memberships, short, coverage, byNeed, rivals } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  if (state !== 'draft') {
    return <><BackLink href={`/networks/schemes/${id}`}>Back to the draft</BackLink><Heading>Check and apply</Heading><Inset>This draft was applied or thrown away already.</Inset></>
  }
  return (
    <>
      <BackLink href={`/networks/schemes/${id}`}>Back to the draft</BackLink>
      <ErrorSummary form={back} />
      <Heading>Check and apply</Heading>
      <Lines>This makes {networks === 1 ? '1 network' : `${networks} networks`} with {memberships} memberships of schools from {from}. All of it is made at once, or nothing.</Lines>
      {later ? <Lines>The funds begin empty, since {from} has not come. Record what is allocated on each network’s page when it is paid.</Lines> : null}
      {coverage === null ? null : <Lines>{coverage}</Lines>}
      {byNeed ? <Warning>Everybody here sees which schools are in a network. These share a need that others may not know of. Neither name nor purpose says which; ask the schools before you apply.</Warning> : null}
      {short.length === 0 ? null : <><Warning>It falls short of the template:</Warning><ul className="govuk-list govuk-list--bullet">{short.map((words) => <li key={words}>{words}.</li>)}</ul></>}
      <PostForm formKey={formKey}>
        <Hidden values={{ version, shown: rivals.map(({ key }) => key).join() }} />
        {rivals.length === 0 ? null : (
          <>
            <Table
              caption="Memberships in the way: a school can be in one network of the kind only" rows={rivals} rowKey={(row) => row.key} empty="" tight
              columns={[{ key: 'school', head: 'School', header: true, cell: (row) => row.school }, { key: 'network', head: 'Is in', cell: (row) => row.network }]}
            />
            <Checkboxes form={back} name="ending" legend="What happens to these memberships?" options={[{ value: 'yes', text: `End them the day before ${from}` }]} />
          </>
        )}
        {short.length === 0 ? null : <TextArea form={back} name="reason" label="Why is it applied all the same?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters`} rows={3} />}
        <div className="al-actions"><Button>Apply: make these networks</Button><Anchor href={`/networks/schemes/${id}`}>Not yet</Anchor></div>
      </PostForm>
    </>
  )
}
