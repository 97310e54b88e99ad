import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Radios, Select, TextArea, TextField } from '../components/fields.tsx'
import { EvidenceFields } from '../components/evidence.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type Form } from '../forms.ts'
import { idOf, notFound, permit, permitPage, requireViewer } from '../viewer.ts'
import { listCategories, loadFramework, recordCategory } from '../../db/categories.ts'
import { findSchool, type SchoolRecord } from '../../db/network.ts'
import { findSubject } from '../../db/subject.ts'
import { decideCategory, readEvidence } from '../../graph/categories/decision.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Record a decision about ${data.school}` : 'Record a decision', 'Categories')

/** The school, for somebody who may decide about it: 404 for everybody else. */
function schoolToDecide({ db, today }: AppContext, viewer: SignedIn, urn: number): SchoolRecord {
  permitPage(viewer, 'category.record')
  const school = findSchool(db, { urn })
  if (!school || school.standing === 'closed') throw notFound()
  permit(viewer, 'category.record', findSubject(db, { schoolId: school.id, today })!)
  return school
}

const latestOf = ({ db }: AppContext, viewer: SignedIn, schoolId: number) => listCategories(db, viewer, { schoolId, day: '9999-12-31' })[0] ?? null

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const school = schoolToDecide(context, viewer, idOf(params.urn))
  const framework = loadFramework(context.db)
  const latest = latestOf(context, viewer, school.id)
  return {
    urn: school.urn, school: school.name, today: context.today, framework: framework.name, latestId: latest?.id ?? 0, latestCode: latest?.code ?? null,
    categories: framework.categories.map(({ code, name, meaning }) => ({ value: code, text: `${code}: ${name}`, hint: meaning })),
    codes: framework.categories.map(({ code }) => ({ value: code, text: code })),
    dimensions: framework.dimensions.map(({ code, name }) => ({ value: code, text: name })),
    causes: framework.causes.map(({ code, name, restricted }) => ({ value: code, text: restricted ? `${name} (restricted)` : name })),
  }
}

const typedIn = (form: Form) => ({
  code: form.text('code'), from: readDay(form, 'from'), rationale: form.text('rationale'), present: form.text('present'), agreedWithSchool: form.text('agreed') === 'yes',
  between: form.text('between') === 'yes', suddenChange: form.text('sudden-change'), cause: form.text('cause'), causeDetail: form.text('cause-detail'),
  reviewOn: readDay(form, 'review-on'), restricted: form.all('marks').includes('restricted'), sharedWithSchool: form.all('marks').includes('shared'),
})

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const school = schoolToDecide(context, viewer, idOf(params.urn))
  const framework = loadFramework(context.db)
  const latest = latestOf(context, viewer, school.id)
  const decision = decideCategory(framework, typedIn(form), { today: context.today, latestFrom: latest?.from ?? null })
  const evidence = readEvidence(framework, (code, part) => form.text(`${part}-${code}`))
  const refusals = ['refusals' in decision ? decision.refusals : [], 'refusals' in evidence ? evidence.refusals : []].flat()
  if ('refusals' in decision || 'refusals' in evidence) return refuse(form, refusals)
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const latestId = Number(form.text('latest')) || null
  const outcome = recordCategory(context.db, { schoolId: school.id, decision: decision.decision, evidence: evidence.findings, latestId, ...change })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/categories/${school.urn}?done=recorded`)
}

export default function NewDecision() {
  const { urn, school, today, framework, latestId, latestCode, categories, codes, dimensions, causes } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={`/categories/${urn}`} />
      <ErrorSummary form={back} />
      <Heading caption={school}>Record a decision</Heading>
      <Lines>
        {latestCode ? `The school is in category ${latestCode}. ` : 'The school has no category yet. '}
        A new decision is added and the old one stays in the history. Agreements that are already made do not change.
      </Lines>
      <PostForm>
        <Hidden values={{ latest: latestId }} />
        <Radios form={back} name="code" legend={`Which category of ${framework} fits best?`} options={categories} />
        <DateField form={back} name="from" label="From which day does it hold?" value={today} />
        <TextArea form={back} name="rationale" label="Why does this category fit best?" hint="The school reads this." rows={6} />
        <TextField form={back} name="present" label="Who was in the room?" hint="For example: headteacher, chair of governors, improvement officer" />
        <Checkboxes form={back} name="agreed" legend="Does the school agree?" options={[{ value: 'yes', text: 'Yes, the category is agreed with the school' }]} />
        <Checkboxes form={back} name="between" legend="Was it decided between boards?" options={[{ value: 'yes', text: 'Yes, because of a sudden change' }]} />
        <TextField form={back} name="sudden-change" label="If so, what changed so suddenly?" />
        <Section title="If the school is temporarily vulnerable">
          <Select form={back} name="cause" label="What makes it vulnerable?" hint="Only for categories 1TV and 2TV. Restricted causes are shown to the Head of Service alone." blank="Choose a cause" options={causes} />
          <TextArea form={back} name="cause-detail" label="More about the cause (optional)" hint="Do not name pupils or staff." rows={3} />
          <DateField form={back} name="review-on" label="By when is it looked at again?" hint="Within a year" />
          <Checkboxes form={back} name="marks" legend="Who may know the cause?" options={[
            { value: 'restricted', text: 'Restrict it to the Head of Service' },
            { value: 'shared', text: 'Share it with the headteacher and the chair of governors' },
          ]} />
        </Section>
        <EvidenceFields form={back} dimensions={dimensions} codes={codes} />
        <Button>Record this decision</Button>
      </PostForm>
    </>
  )
}
