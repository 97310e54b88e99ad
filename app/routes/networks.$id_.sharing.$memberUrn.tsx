import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, PostForm } from '../components/fields.tsx'
import { BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { readForm } from '../forms.ts'
import { ownMember } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listAgreed, recordConsents } from '../../db/pools.ts'
import { POOL_ITEMS } from '../../graph/coverage/pooled.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What ${data.school} shares with ${data.name}` : 'What a school shares', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { network, school } = ownMember(context, viewer, idOf(params.id), idOf(params.memberUrn), 'pool.share')
  const agreed = listAgreed(context.db, { networkId: network.id, schoolId: school.id })
  return {
    id: network.id, name: network.name, school: school.name, chosen: agreed.map(({ item }) => item),
    options: POOL_ITEMS.map(({ code, name, what }) => {
      const since = agreed.find(({ item }) => item === code)?.agreedOn
      return { value: code, text: name, hint: since === undefined ? what : `${what} Agreed on ${formatDay(since)}.` }
    }),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { network, school } = ownMember(context, viewer, idOf(params.id), idOf(params.memberUrn), 'pool.share')
  const items = POOL_ITEMS.map(({ code }) => code).filter((code) => form.all('items').includes(code))
  recordConsents(context.db, { networkId: network.id, schoolId: school.id, items, by: viewer.account.id, at: context.now, today: context.today, requestId: context.requestId })
  return redirect(`/networks/${network.id}/data?done=shared`)
}

export default function Sharing() {
  const { id, name, school, chosen, options } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/networks/${id}/data`}>Back to its schools together</BackLink>
      <Heading caption={name}>What {school} shares</Heading>
      <Lines>What you choose counts in figures of at least five schools of this network, and nowhere else. Other members never see your school&rsquo;s own.</Lines>
      <Inset>You can change this at any time. What you withdraw stops counting today. To keep others from working out your school&rsquo;s part, the figures then stop for this term and the next.</Inset>
      <PostForm>
        <Checkboxes form={undefined} name="items" legend="What may count?" hint="Leave all of them empty to share nothing." options={options} chosen={chosen} />
        <Button>Keep this</Button>
      </PostForm>
    </>
  )
}
