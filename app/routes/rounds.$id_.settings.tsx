import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, Radios, TextArea, TextField, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type Form } from '../forms.ts'
import { roundFor } from '../lists/rounds.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { saveSettings } from '../../db/round-settings.ts'
import type { Round } from '../../db/rounds.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'
import { typedHalfDays } from '../../graph/dates/half-days.ts'
import type { Term } from '../../graph/matching/model.ts'
import { TERMS } from '../../graph/matching/rules.ts'
import { ORDER_WORDS, STANDARD_SETTINGS, TERM_HINTS, TERM_NAMES, readSettings, settingsChanged, type Settings } from '../../graph/matching/settings.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Weights and rules of ${data?.name ?? 'the round'}`, 'Rounds')

function roundToSet(context: AppContext, viewer: SignedIn, id: string | undefined): Round {
  const round = roundFor(context, viewer, idOf(id))
  permit(viewer, 'round.run', { laCode: round.laCode })
  return round
}

/** Settings as the form shows them. */
const shown = ({ weights, rules }: Settings) => ({ weights, supporters: String(rules.supportersPerNeed), least: typedHalfDays(rules.minimumHalfDays), order: rules.order })

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, state, version, weights, rules } = roundToSet(context, viewer, params.id)
  return {
    id, name, version, open: state === 'open', set: shown({ weights, rules }), standard: shown(STANDARD_SETTINGS),
    differs: settingsChanged(STANDARD_SETTINGS, { weights, rules }),
    terms: TERMS.map((term) => ({ term, name: TERM_NAMES[term], hint: TERM_HINTS[term] })),
  }
}

const typedIn = (form: Form) => ({
  weights: Object.fromEntries(TERMS.map((term) => [term, form.text(`weight-${term}`)])) as Record<Term, string>,
  supporters: form.text('supporters'), least: form.text('least'), order: form.text('order'),
})

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const round = roundToSet(context, viewer, params.id)
  const read = form.text('reset') === 'yes' ? { settings: STANDARD_SETTINGS } : readSettings(typedIn(form))
  const said = statedReason(form.text('reason'))
  const refusals = [read, said].flatMap((each) => ('refusals' in each ? each.refusals : []))
  if ('refusals' in read || 'refusals' in said) return refuse(form, refusals)
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = saveSettings(context.db, { roundId: round.id, settings: read.settings, reason: said.reason, version: Number(form.text('version')), ...doing })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/rounds/${round.id}?done=${outcome.changed.length === 0 ? 'set-already' : 'set'}`)
}

export default function RoundSettings() {
  const data = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const { id, name, open, differs } = data
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Weights and rules</Heading>
      <Lines>They count for this round alone, from its next run. Nobody is asked anything, and earlier runs stay as they are.</Lines>
      {differs.length === 0 ? <Inset>This round follows the standard.</Inset> : <Inset>Set for this round: {differs.join('; ')}.</Inset>}
      {open ? <TheForm data={data} back={back} /> : <Inset>This round is no longer open, so nothing in it can be set.</Inset>}
    </>
  )
}

const TheForm = ({ data: { id, version, set, standard, terms, differs }, back }: { data: ReturnType<typeof useLoaderData<typeof loader>>; back: FormBack }) => (
  <PostForm>
    <Hidden values={{ version }} />
    <Section title="What a good fit is made of">
      <Lines>Whole numbers from 0 to 100. A term that weighs twice as much counts twice as much; 0 leaves it out.</Lines>
      <div className="al-areas">
        {terms.map(({ term, name, hint }) => (
          <TextField key={term} form={back} name={`weight-${term}`} label={name} hint={`${hint} Standard: ${standard.weights[term]}.`} value={String(set.weights[term])} inputMode="numeric" width={3} />
        ))}
      </div>
    </Section>
    <Section title="Rules">
      <TextField form={back} name="supporters" label="The most supporters for one need" hint={`From 1 to 5. Standard: ${standard.supporters}.`} value={set.supporters} inputMode="numeric" width={2} />
      <TextField form={back} name="least" label="The least days worth sending" hint={`Days for one need from one supporter, like 1 or 1.5. An offer may ask for more. Standard: ${standard.least}.`} value={set.least} inputMode="decimal" width={3} suffix="days" />
      <Radios form={back} name="order" legend="What comes first?" options={Object.entries(ORDER_WORDS).map(([value, text]) => ({ value, text }))} chosen={[set.order]} />
    </Section>
    <TextArea form={back} name="reason" label="Why?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters.`} rows={3} />
    <div className="al-actions">
      <Button>Save for this round</Button>
      {differs.length > 0 ? <Button kind="secondary" name="reset" value="yes">Back to the standard</Button> : null}
      <Anchor href={`/rounds/${id}`}>Cancel</Anchor>
    </div>
  </PostForm>
)
