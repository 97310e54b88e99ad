import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, Select, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import type { AppContext, SignedIn } from '../context.ts'
import { answer, readForm, refuse } from '../forms.ts'
import { permit, permitPage, requireViewer } from '../viewer.ts'
import { onceOnly } from '../../db/once.ts'
import { findAuthority } from '../../db/round-names.ts'
import { listRounds, openRound } from '../../db/rounds.ts'
import { nameRound } from '../../graph/brokering/round-words.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { termOf, termTitle } from '../../graph/dates/school-year.ts'
import { scopeOf } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Open a round', 'Rounds')

/** The authorities whose rounds this person may run. */
const authoritiesOf = ({ db }: AppContext, viewer: SignedIn) =>
  scopeOf(viewer.actor, 'round.run').laCodes.flatMap((laCode) => findAuthority(db, { laCode }) ?? [])

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'round.run')
  const title = termTitle(termOf(context.today))
  const same = listRounds(context.db, { viewer }).filter(({ name }) => name.startsWith(title)).length
  return { authorities: authoritiesOf(context, viewer), name: same === 0 ? title : `${title}, round ${same + 1}`, today: formatDay(context.today), formKey: randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const laCode = form.text('authority')
  permit(viewer, 'round.run', { laCode })
  const decision = nameRound(form.text('name'))
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const { name } = decision
  const doing = { by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    const opened = openRound(tx, { laCode, name, asOf: context.today, ...doing })
    return 'refusal' in opened ? { errors: [{ field: '', message: opened.refusal }] } : `/rounds/${opened.roundId}?done=opened`
  })
  return answer(form, outcome)
}

export default function NewRound() {
  const { authorities, name, today, formKey } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/rounds">Back to rounds</BackLink>
      <ErrorSummary form={back} />
      <Heading>Open a round</Heading>
      <Lines>Opening asks nobody anything. You will see the open needs and offers, and run the round when you are ready.</Lines>
      <PostForm formKey={formKey}>
        {authorities.length === 1 ? (
          <Hidden values={{ authority: authorities[0]!.code }} />
        ) : (
          <Select form={back} name="authority" label="Authority" options={authorities.map((row) => ({ value: row.code, text: row.name }))} />
        )}
        <TextField form={back} name="name" label="Name of the round" value={name} width={20} />
        <Lines>The network, categories and offers are read as of today, {today}.</Lines>
        <Button>Open the round</Button>
      </PostForm>
    </>
  )
}
