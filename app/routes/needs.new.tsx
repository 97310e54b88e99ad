import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Radios, Select, TextArea, TextField } from '../components/fields.tsx'
import { PRIORITY_CHOICES } from '../components/needs.tsx'
import { Anchor, BackLink, Details, Heading, Lines, titled } from '../components/page.tsx'
import type { SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { distinctLabels } from '../distinct-labels.ts'
import { answer, readForm, type Form } from '../forms.ts'
import { readQuery } from '../listing.ts'
import { notFound, permit, permitPage, requireViewer } from '../viewer.ts'
import { findCategory, loadFramework } from '../../db/categories.ts'
import { listNeeds, listOpenOf, listSchoolsToAskFor, recordNeed, type SchoolChoice } from '../../db/needs.ts'
import { onceOnly } from '../../db/once.ts'
import { findSubject } from '../../db/subject.ts'
import { originOf, type Asker } from '../../graph/brokering/requests.ts'
import { AREAS } from '../../graph/categories/areas.ts'
import { ruleOf } from '../../graph/categories/entitlement.ts'
import { alreadyOpen, LONGEST_EVIDENCE, MOST_HALF_DAYS, raiseNeed } from '../../graph/categories/needs.ts'
import { termOf } from '../../graph/dates/school-year.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'

export const meta: MetaFunction = () => titled('Ask for support', 'Needs')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'need.raise')
  const schools = listSchoolsToAskFor(context.db, viewer)
  const asked = Number(readQuery(request).text('school'))
  const chosen = schools.find(({ urn }) => urn === asked) ?? (schools.length === 1 ? schools[0] : undefined)
  const labels = distinctLabels(schools, ({ name }) => name)
  return {
    schools: schools.map(({ urn }, index) => ({ value: String(urn), text: labels[index]! })),
    open: listNeeds(context.db, viewer, { framework: loadFramework(context.db).code })
      .map(({ id, urn, area, areaCode, raisedAt, halfDays }) => ({ id, urn, area, areaCode, raised: formatDay(raisedAt.slice(0, 10)), days: formatHalfDays(halfDays) })),
    chosen: chosen ? { urn: chosen.urn, name: chosen.name } : null,
    example: formatDay(termOf(context.today).to),
    isHead: viewer.actor.grants.some(({ role }) => role === 'head'),
    formKey: randomUUID(),
  }
}

/** In which capacity the viewer asks: a head for their own school, a partnership's chair, else the authority. */
const askerOf = ({ actor }: SignedIn, schoolId: number): Asker => {
  if (actor.grants.some((grant) => grant.role === 'head' && grant.schoolId === schoolId)) return 'head'
  return actor.grants.some(({ role }) => role === 'broker') ? 'authority' : 'partnership'
}

/** Only the head can agree that the school’s name is told. */
const typedIn = (form: Form, asker: Asker | null) => ({
  area: form.text('area'), days: form.text('days'), priority: form.text('priority'), wantedBy: readDay(form, 'wanted-by'),
  evidence: form.text('evidence'), nameShared: asker === 'head' && form.text('name-shared') === 'yes',
})

const chosenSchool = (form: Form, schools: SchoolChoice[]): SchoolChoice | undefined => schools.find(({ urn }) => String(urn) === form.text('school'))

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { db, today } = context
  permitPage(viewer, 'need.raise')
  const school = chosenSchool(form, listSchoolsToAskFor(db, viewer))
  if (!school && form.text('school') !== '') throw notFound()
  if (school) permit(viewer, 'need.raise', findSubject(db, { schoolId: school.id, today })!)
  const facts = { today, areaCodes: AREAS.map(({ code }) => code), open: school ? listOpenOf(db, { schoolId: school.id }) : [], schoolOpen: true }
  const asker = school ? askerOf(viewer, school.id) : null
  const decision = raiseNeed(typedIn(form, asker), facts)
  const refusals = 'refusals' in decision ? decision.refusals : []
  if (!school) refusals.unshift({ field: 'school', message: 'Choose the school that needs help' })
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    if (!school || !asker || 'refusals' in decision) return { errors: refusals }
    const framework = loadFramework(tx)
    const category = findCategory(tx, viewer, { schoolId: school.id, day: today })
    const origin = originOf(asker, category ? ruleOf(framework, category.code) : null)
    const kept = recordNeed(tx, { need: decision.need, schoolId: school.id, origin, day: today, framework: framework.code, ...change })
    return 'refused' in kept ? { errors: [{ field: 'area', message: alreadyOpen(kept.refused) }] } : `/needs/${kept.needId}?done=raised`
  })
  return answer(form, outcome)
}

export default function NewNeed() {
  const { schools, open, chosen, example, isHead, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const urn = back?.typed.school?.[0] ?? String(chosen?.urn)
  const already = open.filter((need) => String(need.urn) === urn)
  return (
    <>
      <BackLink href="/needs" />
      <ErrorSummary form={back} />
      <Heading caption={schools.length === 1 ? chosen?.name : undefined}>Ask for support</Heading>
      {schools.length === 0 ? (
        <Lines>There is no open school for which you can ask. <Anchor href="/needs">Go to the needs you can see</Anchor>.</Lines>
      ) : (
        <PostForm formKey={formKey}>
          <Lines>
            {isHead ? 'Your local authority and the board of your Improvement Partnership can read this.' : 'The headteacher is told that you asked.'} Other schools cannot see it.
          </Lines>
          {schools.length === 1 && chosen ? (
            <Hidden values={{ school: chosen.urn }} />
          ) : (
            <Select form={back} name="school" label="Which school needs help?" value={chosen ? String(chosen.urn) : ''} blank="Choose a school" options={schools} />
          )}
          <Select
            form={back} name="area" label="In which area?" blank="Choose an area"
            hint="One area each time. Ask again for another."
            options={AREAS.map(({ code, name }) => ({ value: code, text: already.some(({ areaCode }) => areaCode === code) ? `${name} (asked for already)` : name }))}
          />
          {already.length > 0 ? <Already needs={already} /> : null}
          <TextField
            form={back} name="days" label="How many days of help?" hint={`In whole or half days, like 2 or 2.5. The most you can ask for at once is ${formatHalfDays(MOST_HALF_DAYS)}.`}
            inputMode="decimal" width={4} suffix="days"
          />
          <Radios form={back} name="priority" legend="How urgent is it?" options={PRIORITY_CHOICES} />
          <DateField form={back} name="wanted-by" label="By when do you want the help?" hint={`For example, ${example}, the end of this term`} />
          <TextArea
            form={back} name="evidence" label="Why is this help needed?" rows={7}
            hint={`What you know from your self-evaluation, results, visits or inspection. Do not name pupils or staff. Up to ${LONGEST_EVIDENCE} characters.`}
          />
          {isHead ? (
            <Checkboxes
              form={back} name="name-shared" legend="May a possible supporter be told your school’s name?"
              hint="If not, they see the area, the days and by when, your phase and roughly how far away you are. They learn the name once you accept them."
              options={[{ value: 'yes', text: 'Yes, tell them the name of my school when they are asked' }]}
            />
          ) : null}
          <Button>Send request</Button>
        </PostForm>
      )}
    </>
  )
}

/** What the school asks for at present: not to be asked for twice. */
const Already = ({ needs }: { needs: { id: number; area: string; raised: string; days: string }[] }) => (
  <Details summary="What is asked for already">
    <ul className="govuk-list govuk-list--bullet">
      {needs.map(({ id, area, raised, days }) => <li key={id}><Anchor href={`/needs/${id}`}>{area}</Anchor>: asked for on {raised}, {days}</li>)}
    </ul>
  </Details>
)
