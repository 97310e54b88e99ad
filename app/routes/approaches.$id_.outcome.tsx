import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findEarlierAnswer, recordOutcome } from '../../db/approaches.ts'
import { findNetworkToChange } from '../../db/network-joining.ts'
import { endApproach, LONGEST_REASON, outcomesFrom, whyNotTakenBack, type ApproachOutcome } from '../../graph/coverage/approaching.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { can } from '../../graph/permissions/can.ts'
import { approachFor } from '../approaches.ts'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Radios, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type FieldError } from '../forms.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = () => titled('What came of it', 'Coverage')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const approach = approachFor(context, viewer, idOf(params.id))
  const { who, school, urn, networkId, network, notedOn, dueOn, outcome, endedOn, reason, joined } = approach
  const found = findNetworkToChange(context.db, { id: networkId })!
  return {
    who, school, urn, networkId, network, was: outcome ?? ('' as const), notedOn: formatDay(notedOn), dueOn: formatDay(dueOn), endedOn: endedOn === null ? '' : formatDay(endedOn), reason, joined, today: context.today,
    mayAdd: found.laCode !== null && !found.published && can(viewer.actor, 'network.manage', { laCode: found.laCode }),
    mayTakeBack: whyNotTakenBack(approach) === null, earlier: dayOf(findEarlierAnswer(context.db, approach)), next: outcome === 'agreed' && joined ? [] : outcomesFrom(outcome),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const approach = approachFor(context, viewer, idOf(params.id))
  const stale = () => refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if (form.text('was') !== (approach.outcome ?? '')) return stale()
  const decision = form.text('outcome') === TAKE_BACK ? takeBack(approach) : endApproach({ outcome: form.text('outcome'), reason: form.text('reason'), ended: readDay(form, 'ended') }, { ...approach, today: context.today })
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const told = recordOutcome(context.db, { id: approach.id, was: approach.outcome, ended: 'takenBack' in decision ? null : decision, by: viewer.account.id, at: context.now, requestId: context.requestId })
  return 'stale' in told ? stale() : redirect(`/approaches/${approach.id}/outcome`)
}

const dayOf = (answer: { endedOn: string } | null): string | null => answer && formatDay(answer.endedOn)

const TAKE_BACK = 'take-back'

function takeBack(approach: ReturnType<typeof approachFor>): { takenBack: true } | { refusals: FieldError[] } {
  const why = whyNotTakenBack(approach)
  return why === null ? { takenBack: true } : { refusals: [{ field: '', message: why }] }
}

export default function ApproachOutcomePage() {
  const { who, school, urn, networkId, network, was, notedOn, dueOn, endedOn, reason, joined, today, mayAdd, mayTakeBack, earlier, next } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/coverage/repair">Back to what would cover everybody</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={school}>{network}: what came of it?</Heading>
      <Lines>{who} took it on, on {notedOn}, to ask by {dueOn}.</Lines>
      {was === '' ? null : <Inset>{SAID[was]} on {endedOn}{reason === null ? '.' : `: ${reason}`}</Inset>}
      {was === 'agreed' && !joined ? (mayAdd
        ? <Lines><Anchor href={`/networks/${networkId}/members?urns=${urn}`}>Add {school} to {network}</Anchor>. It belongs from the day that is recorded there.</Lines>
        : <Lines>The authority’s broker now finds on Home that {school} is to be added to {network}.</Lines>) : null}
      {was === 'declined' ? <Lines>{network} is no longer proposed for {school}, and the next best way is worked out. <Anchor href={`/schools/${urn}/approach?network=${networkId}`}>Ask again</Anchor>.</Lines> : null}
      {was === 'given-up' ? <Lines><Anchor href={`/schools/${urn}/approach?network=${networkId}`}>Somebody else can take it on</Anchor>.</Lines> : null}
      {next.length === 0 ? null : (
        <Section title={was === '' ? 'Say what came of it' : 'It came to nothing after all'}>
          <PostForm>
            <Hidden values={{ was }} />
            <Radios form={back} name="outcome" legend="What came of it?" options={next.map((value) => ({ value, ...OPTIONS[value] }))} small />
            <TextArea form={back} name="reason" label="If it was declined: who declined, and why?" hint={`Whoever reads coverage of the school sees it. Up to ${LONGEST_REASON.toLocaleString('en-GB')} characters.`} rows={3} />
            <DateField form={back} name="ended" label="On which day did you hear?" value={today} />
            <Button>Note this</Button>
          </PostForm>
        </Section>
      )}
      {mayTakeBack ? (
        <Section title="Noted by mistake">
          <Lines>{earlier === null ? 'It is then under way again, as before.' : `What was agreed on ${earlier} then counts again.`} Both stay in the history.</Lines>
          <PostForm><Hidden values={{ was, outcome: TAKE_BACK }} /><Button kind="secondary">Take this back</Button></PostForm>
        </Section>
      ) : null}
    </>
  )
}

const SAID: Record<ApproachOutcome, string> = { agreed: 'They agreed', declined: 'It was declined', 'given-up': 'It was given up' }
const OPTIONS: Record<ApproachOutcome, { text: string; hint: string }> = {
  agreed: { text: 'They agreed', hint: 'Both want it. The school can then be added.' },
  declined: { text: 'It was declined', hint: 'The two are then no longer proposed for each other.' },
  'given-up': { text: 'I give it up', hint: 'Somebody else can take it on.' },
}
