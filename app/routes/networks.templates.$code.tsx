import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Select, TextField, type FormBack } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { LayerTable } from '../components/scheme-layers.tsx'
import { readDay } from '../dates.ts'
import { answer, readForm, refuse } from '../forms.ts'
import { readQuery } from '../listing.ts'
import { jobEnded } from '../jobs/jobs.ts'
import { authoritiesToManage, beginScheme, pageOfDraft, pageOfWork } from '../schemes.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { loadSchemeFacts } from '../../db/scheme-facts.ts'
import { adjustable, readSettings } from '../../graph/coverage/schemes/settings.ts'
import { layersOf, templateOf } from '../../graph/network/templates/templates.ts'

/** Most work takes less, and has no need of a page with its progress. */
const PATIENCE_MS = 2_000

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Template: ${data.template.authority}` : 'Template', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.manage')
  const template = templateOf(params.code ?? '')
  if (!template) throw notFound()
  const authorities = authoritiesToManage(context, viewer)
  const asked = readQuery(request).text('authority')
  const chosen = authorities.find(({ code }) => code === asked) ?? authorities[0] ?? null
  const facts = chosen ? loadSchemeFacts(context.db, { laCode: chosen.code, day: context.today }) : null
  return {
    template, layers: layersOf(template), chosen, today: context.today, formKey: randomUUID(), schools: facts?.schools.length ?? 0,
    authorities: authorities.map(({ code, name }) => ({ value: code, text: name })), adjustable: facts ? adjustable(template, facts) : [], fund: layersOf(template).some(({ layer }) => layer.fund),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.manage')
  const template = templateOf(params.code ?? '')
  if (!template) throw notFound()
  const form = await readForm(request)
  const laCode = form.text('authority')
  if (!authoritiesToManage(context, viewer).some(({ code }) => code === laCode)) return refuse(form, [{ field: 'authority', message: 'Choose the authority' }])
  const typed = { authority: laCode, prefix: form.text('prefix'), fund: form.text('fund'), from: readDay(form, 'from'), number: form.text }
  const read = readSettings(typed, template, loadSchemeFacts(context.db, { laCode, day: context.today }))
  if ('refusals' in read) return refuse(form, read.refusals)
  let jobId = 0
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, () => {
    const begun = beginScheme(context, viewer, { template: template.code, laCode, settings: read.settings })
    if ('errors' in begun) return begun
    if ('schemeId' in begun) return pageOfDraft(begun.schemeId)
    jobId = begun.jobId
    return pageOfWork(jobId)
  })
  await jobEnded(context.db, { jobId, withinMs: PATIENCE_MS })
  return answer(form, outcome)
}

export default function TemplatePage() {
  const { template, layers, chosen, authorities, formKey, today, schools, adjustable: adjusted, fund } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/networks/templates">All templates</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={`As in ${template.authority}`}>{template.name}</Heading>
      <Lines>{template.words}</Lines>
      <ul className="govuk-list govuk-list--bullet">{template.figures.map((figure) => <li key={figure}>{figure}</li>)}</ul>
      <p className="govuk-body-s">Source: {template.source}. Sizes the source does not give are suggestions of this portal.</p>
      <Section title="What it makes"><LayerTable layers={layers} /></Section>
      {chosen === null ? <Lines>There is no authority here whose networks you may record.</Lines> : (
        <Section title="Try it on your schools">
          {authorities.length > 1 ? (
            <form className="al-filter" method="get" aria-label="Choose the authority">
              <Select form={undefined} name="authority" label="Authority" value={chosen.code} options={authorities} />
              <Button kind="secondary">Count its schools</Button>
            </form>
          ) : null}
          <Lines>{chosen.name} has {schools} open schools today.</Lines>
          <PostForm formKey={formKey}>
            <Hidden values={{ authority: chosen.code }} />
            {adjusted.map((each) => <SizeFields key={each.layer.key} form={back} each={each} />)}
            {fund ? <TextField form={back} name="fund" label="How much is put into the fund of each? (optional)" hint="In pounds. It is allocated on the first day, if that has come" inputMode="decimal" width={10} /> : null}
            <TextField form={back} name="prefix" label="Words in front of every name (optional)" hint="For example the name of the authority" autoComplete="off" />
            <DateField form={back} name="from" label="When do the networks begin?" value={today} />
            <Button>Show what it would make</Button>
          </PostForm>
        </Section>
      )}
    </>
  )
}

type Each = ReturnType<typeof useLoaderData<typeof loader>>['adjustable'][number]
const text = (size: number | null): string => (size === null ? '' : String(size))

/** How many networks of a layer, and how large. */
function SizeFields({ form, each: { layer, part, count, sizes, asWished, hold } }: { form: FormBack; each: Each }) {
  const { key, name, division } = layer
  const sized = division.by === 'place' || division.by === 'theme'
  return (
    <fieldset className="govuk-fieldset govuk-!-margin-bottom-4">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{name}: {count === 1 ? '1 school' : `${count} schools`} of its phases</legend>
      {asWished ? null : <Inset>The source’s sizes do not fit {count} schools. These are as near as they come.</Inset>}
      {hold === null ? null : <TextField form={form} name={`${key}-hold`} label={`How many schools do they hold in all? (${name})`} hint="Schools in fewest collaborations come first" value={text(hold)} inputMode="numeric" width={5} />}
      {sized && !part ? <TextField form={form} name={`${key}-groups`} label={`How many? (${name})`} hint="Leave empty to let the sizes decide" value={text(sizes.groups)} inputMode="numeric" width={4} /> : null}
      {sized ? <TextField form={form} name={`${key}-least`} label={`Fewest schools in one (${name})`} hint={part ? 'Each part of the area comes as near to this as it can' : undefined} value={text(sizes.least)} inputMode="numeric" width={4} /> : null}
      {sized ? <TextField form={form} name={`${key}-most`} label={`Most schools in one (${name})`} value={text(sizes.most)} inputMode="numeric" width={4} /> : null}
    </fieldset>
  )
}
