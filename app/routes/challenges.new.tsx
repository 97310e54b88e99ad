import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordChallenge } from '../../db/challenges.ts'
import { onceOnly } from '../../db/once.ts'
import { CHALLENGE_KINDS } from '../../graph/coverage/challenge.ts'
import { recordableChallenge } from '../../graph/coverage/challenging.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { challengeTyped, challengersFor } from '../challenges.ts'
import { SpanFields } from '../components/people.tsx'
import { Button, ErrorSummary, PostForm, Radios, Select, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { answer, readForm } from '../forms.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = () => titled('Record a challenge', 'Coverage')

const urnIn = (text: string): string => (/^\d{5,7}$/.test(text) ? text : '')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'challenge.record')
  const query = readQuery(request)
  return { formKey: randomUUID(), urn: urnIn(query.text('urn')), challenger: urnIn(query.text('challenger')), people: challengersFor(context, viewer).map(({ id, name }) => ({ value: String(id), text: name })) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  permitPage(viewer, 'challenge.record')
  const { typed, found } = challengeTyped(context, viewer, form)
  const decision = recordableChallenge(typed, found)
  const outcome = onceOnly(context.db, { accountId: viewer.account.id, key: form.key, bodyHash: form.bodyHash, at: context.now }, (tx) => {
    if ('refusals' in decision) return { errors: decision.refusals }
    recordChallenge(tx, { challenge: decision.challenge, by: viewer.account.id, at: context.now, requestId: context.requestId })
    return '/challenges?done=recorded'
  })
  return answer(form, outcome)
}

export default function NewChallenge() {
  const { formKey, urn, challenger, people } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  return (
    <>
      <BackLink href="/challenges">Back to who challenges whom</BackLink>
      <ErrorSummary form={back} />
      <Heading>Record a challenge</Heading>
      <Lines>Somebody from outside looks at a school’s work and says what they see. A challenger with a conflict of interest is refused, with the reason.</Lines>
      <PostForm formKey={formKey}>
        <TextField form={back} name="urn" label="URN of the school that is challenged" value={urn} inputMode="numeric" width={10} />
        <TextField form={back} name="challengerUrn" label="URN of the school that challenges it" hint="Or choose a person below" value={challenger} inputMode="numeric" width={10} />
        <Select form={back} name="challengerPerson" label="Or the person who challenges it" hint="Leaders of education with a post in the authority" options={people} blank="A school does" />
        <Radios form={back} name="kind" legend="What kind of challenge is it?" options={CHALLENGE_KINDS.map((code) => ({ value: code, text: nameOfCode(code) }))} small />
        <SpanFields form={back} from="Since which day?" to="Until which day?" />
        <Button>Record this challenge</Button>
      </PostForm>
    </>
  )
}
