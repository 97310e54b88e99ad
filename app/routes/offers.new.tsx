import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Select, TextArea, TextField } from '../components/fields.tsx'
import { AreaStrengths } from '../components/offers.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { readDay } from '../dates.ts'
import { distinctLabels } from '../distinct-labels.ts'
import { answer, readForm, type Form } from '../forms.ts'
import { notFound, permit, permitPage, requireViewer } from '../viewer.ts'
import { findCategory, loadFramework } from '../../db/categories.ts'
import { listOffers, listSupporters, recordOffer, type Supporter } from '../../db/offers.ts'
import { onceOnly } from '../../db/once.ts'
import { findSubject } from '../../db/subject.ts'
import { donorWords } from '../../graph/brokering/donors.ts'
import { headAgreement, LONGEST_NOTE, makeOffer, startsAs } from '../../graph/brokering/offers.ts'
import { AREAS } from '../../graph/categories/areas.ts'
import { ruleOf } from '../../graph/categories/entitlement.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { schoolYearOf, termsOf } from '../../graph/dates/school-year.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'

export const meta: MetaFunction = () => titled('Offer support', 'Offers')

const PHASES = (Object.keys(PHASE_NAMES) as Phase[]).filter((phase) => phase !== 'not-applicable')

/** Who an option of the form stands for. */
const keyOf = ({ schoolId, personId }: Pick<Supporter, 'schoolId' | 'personId'>): string => `${schoolId}-${personId ?? 'school'}`
const isHeadOf = ({ actor }: SignedIn, schoolId: number): boolean => actor.grants.some((grant) => grant.role === 'head' && grant.schoolId === schoolId)
/** Who offers, as whoever reads the list would say it. */
const nameOf = (viewer: SignedIn, { schoolId, personId, leader, school }: Supporter): string => {
  if (leader === null) return school
  return personId === viewer.actor.personId && isHeadOf(viewer, schoolId) ? `Myself, at ${school}` : `${leader}, lent by ${school}`
}

/** What the school's category means for its offer, for those who may know the category. */
function warningFor({ db, today }: AppContext, viewer: SignedIn, schoolId: number): string | null {
  const category = findCategory(db, viewer, { schoolId, day: today })
  return donorWords(category ? ruleOf(loadFramework(db), category.code) : null)
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'offer.make')
  const supporters = listSupporters(context.db, viewer)
  const labels = distinctLabels(supporters, (row) => nameOf(viewer, row))
  const asBroker = viewer.actor.grants.some(({ role }) => role === 'broker')
  const open = listOffers(context.db, viewer, { own: true }).filter(({ state, until }) => state !== 'withdrawn' && until >= context.today)
  const phases = [...new Set(supporters.map(({ phase }) => phase))]
  const schoolIds = [...new Set(supporters.map(({ schoolId }) => schoolId))]
  return {
    supporters: supporters.map((row, index) => ({ value: keyOf(row), text: `${labels[index]}${open.some((offer) => keyOf(offer) === keyOf(row)) ? ' (has an offer already)' : ''}` })),
    own: asBroker ? [] : open.filter((offer) => supporters.some((row) => keyOf(row) === keyOf(offer)))
      .map(({ id, school, leader, halfDaysPerTerm, until }) => ({ id, who: leader ?? school, days: formatHalfDays(halfDaysPerTerm), until: formatDay(until) })),
    caption: supporters.length === 1 ? supporters[0]!.leader ?? supporters[0]!.school : undefined,
    phases: phases.length === 1 ? phases : [],
    warning: schoolIds.length === 1 ? warningFor(context, viewer, schoolIds[0]!) : null,
    asBroker,
    needsHead: supporters.some((row) => !isHeadOf(viewer, row.schoolId)),
    today: context.today,
    until: termsOf(schoolYearOf(context.today))[2].to,
    formKey: randomUUID(),
  }
}

const typedIn = (form: Form) => ({
  areas: Object.fromEntries(AREAS.map(({ code }) => [code, form.text(`area-${code}`)])),
  phases: form.all('phases'), days: form.text('days'), minimum: form.text('minimum'), schools: form.text('schools'), reach: form.text('reach'),
  from: readDay(form, 'from'), until: readDay(form, 'until'), note: form.text('note'),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { db, today } = context
  permitPage(viewer, 'offer.make')
  const chosen = listSupporters(db, viewer).find((row) => keyOf(row) === form.text('supporter'))
  if (!chosen && form.text('supporter') !== '') throw notFound()
  if (chosen) permit(viewer, 'offer.make', { ...findSubject(db, { schoolId: chosen.schoolId, today })!, personId: chosen.personId })
  const decision = makeOffer(typedIn(form), { today, areaCodes: AREAS.map(({ code }) => code), phaseCodes: PHASES, schoolOpen: true })
  const byBroker = viewer.actor.grants.some(({ role }) => role === 'broker')
  const agreement = headAgreement({ agreed: byBroker && form.text('head-agreed') === 'yes', how: form.text('head-agreed-how') })
  const refusals = [...('refusals' in decision ? decision.refusals : []), ...agreement.refusals]
  if (!chosen) refusals.unshift({ field: 'supporter', message: 'Choose who offers the support' })
  const change = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    if (!chosen || refusals.length > 0 || 'refusals' in decision) return { errors: refusals }
    const state = startsAs({ headOfSchool: isHeadOf(viewer, chosen.schoolId), headAgreed: agreement.agreed })
    const { schoolId, personId } = chosen
    const { offerId } = recordOffer(tx, { offer: decision.offer, supporter: { schoolId, personId }, state, why: agreement.how, today, ...change })
    return `/offers/${offerId}?done=${state === 'open' ? 'made' : 'waiting'}`
  })
  return answer(form, outcome)
}

export default function NewOffer() {
  const { supporters, own, caption, phases, warning, asBroker, needsHead, today, until, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/offers" />
      <ErrorSummary form={back} />
      <Heading caption={caption}>Offer support</Heading>
      {supporters.length === 0 ? (
        <Lines>You can offer support once the portal knows of your post at an open school. <Anchor href="/help#brokers">Ask your broker</Anchor>. <Anchor href="/offers">See what others offer</Anchor>.</Lines>
      ) : (
        <PostForm formKey={formKey}>
          {warning ? <Inset>{warning}</Inset> : null}
          {own.length > 0 ? <Already offers={own} /> : null}
          {needsHead && !asBroker ? <Lines>The headteacher of the school that lends you is asked to agree. Until then the offer is not used.</Lines> : null}
          {supporters.length === 1 ? (
            <Hidden values={{ supporter: supporters[0]!.value }} />
          ) : (
            <Select form={back} name="supporter" label="Who offers the support?" blank="Choose a school or leader" options={supporters} />
          )}
          <AreaStrengths form={back} areas={AREAS.map(({ code, name }) => ({ value: code, text: name }))} />
          <Checkboxes form={back} name="phases" legend="Which kinds of school can you help?" small chosen={phases} options={PHASES.map((phase) => ({ value: phase, text: PHASE_NAMES[phase] }))} />
          <TextField form={back} name="days" label="How many days a term can you give?" hint="In whole or half days, for all schools together." inputMode="decimal" width={4} suffix="days" />
          <TextField form={back} name="minimum" label="What is the fewest days you would come for?" hint="For one school." value="1" inputMode="decimal" width={4} suffix="days" />
          <TextField form={back} name="schools" label="How many schools can you help at once?" value="2" inputMode="numeric" width={3} suffix="schools" />
          <TextField form={back} name="reach" label="How far can you travel?" hint="As the crow flies, one way. A mile is 1.6 km." inputMode="numeric" width={4} suffix="km" />
          <DateField form={back} name="from" label="From which day?" value={today} />
          <DateField form={back} name="until" label="Until which day?" value={until} />
          <TextArea form={back} name="note" label="What should others know? (optional)" hint={`Everybody who signs in can read this. Up to ${LONGEST_NOTE} characters.`} rows={4} />
          {asBroker ? (
            <>
              <Checkboxes
                form={back} name="head-agreed" legend="Has the headteacher agreed?" hint="If not, the offer waits until the head of the lending school agrees here."
                options={[{ value: 'yes', text: 'Yes, the headteacher has told me that they agree' }]}
              />
              <TextField form={back} name="head-agreed-how" label="If so, how and when did they tell you?" hint="For example: by telephone on 20 November" />
            </>
          ) : null}
          <Button>Make this offer</Button>
        </PostForm>
      )}
    </>
  )
}

/** What is on offer at present: a second offer doubles nobody's days unawares. */
const Already = ({ offers }: { offers: { id: number; who: string; days: string; until: string }[] }) => (
  <Inset>
    <p className="govuk-body">On offer already. Another offer by the same school or leader adds to these days.</p>
    <ul className="govuk-list govuk-list--bullet">
      {offers.map(({ id, who, days, until }) => <li key={id}><Anchor href={`/offers/${id}`}>{who}</Anchor>: {days} a term until {until}</li>)}
    </ul>
  </Inset>
)
