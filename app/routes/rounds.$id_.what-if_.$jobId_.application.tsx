import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, PostForm, TextArea } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { answer, readForm, refuse } from '../forms.ts'
import { answerRows } from '../lists/answers.ts'
import { changeInWords, elsewhere } from '../lists/changes.ts'
import { answeredFor, changesIn, questionOf } from '../lists/what-if.ts'
import { readQuery } from '../listing.ts'
import { idOf, permit, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { applyChanges } from '../../db/round-changes.ts'
import { LONGEST_REASON, statedReason } from '../../graph/brokering/round-words.ts'
import { isBrokers } from '../../graph/matching/changes.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled('Apply these changes', data?.name ?? 'Round', 'Rounds')

function toApply(context: AppContext, viewer: SignedIn, request: Request, params: LoaderFunctionArgs['params']) {
  const asked = answeredFor(context, viewer, idOf(params.id), idOf(params.jobId))
  permit(viewer, 'round.run', { laCode: asked.round.laCode })
  const { words, answer, query } = questionOf(asked, readQuery(request))
  return { ...asked, question: answer, query, changes: changesIn(words, asked.run.input) }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { round, run, names, job, changes, question, query } = toApply(context, viewer, request, params)
  const { price, needs } = answerRows(question, run.input, names, String)
  return {
    price, moved: needs.map(({ need, moved }) => `${need}: ${moved}`),
    name: round.name, back: `/rounds/${round.id}/what-if/${job.id}${query}`, open: round.state === 'open', formKey: randomUUID(),
    mine: changes.filter(isBrokers).map((change) => changeInWords(change, names)), others: changes.flatMap((change) => elsewhere(change, names) ?? []),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { round, run, changes } = toApply(context, viewer, request, params)
  const decision = statedReason(form.text('reason'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const previous = run.result.proposals.map(({ needId, offerId, halfDays }) => ({ needId, offerId, halfDays }))
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const made = applyChanges(tx, { roundId: round.id, changes, previous, reason: decision.reason, ...doing })
    return 'refusal' in made ? { errors: [{ field: '', message: made.refusal }] } : `/rounds/${round.id}?done=applied`
  })
  return answer(form, outcome)
}

export default function Application() {
  const { name, back: answered, open, formKey, mine, others, price, moved } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href={answered}>Back to what would change</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Apply these changes</Heading>
      {mine.length > 0 ? <Bullets>{mine}</Bullets> : <Inset>None of these changes is made in a round.</Inset>}
      {others.length > 0 ? <Lines>Not applied here:</Lines> : null}
      {others.map(({ words, href }) => <Lines key={words}>{href ? <Anchor href={href}>{words}</Anchor> : words}</Lines>)}
      {open && mine.length > 0 ? (
        <PostForm formKey={formKey}>
          <Lines>{price}</Lines>
          {moved.length > 0 ? <Bullets>{moved}</Bullets> : null}
          <Lines>They count from the next run. Each can be lifted or set back.</Lines>
          <TextArea form={back} name="reason" label="Why?" hint={`The history keeps it. Up to ${LONGEST_REASON} characters.`} rows={3} />
          <div className="al-actions">
            <Button>Apply to this round</Button>
            <Anchor href={answered}>Not now</Anchor>
          </div>
        </PostForm>
      ) : null}
      {open ? null : <Inset>This round is no longer open.</Inset>}
    </>
  )
}
