import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import { keepDay } from '../as-of.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { Capacity } from '../components/network-capacity.tsx'
import { Effectiveness } from '../components/network-effectiveness.tsx'
import { Focus, Ownership } from '../components/network-focus.tsx'
import { Story } from '../components/network-story.tsx'
import { Structures } from '../components/network-structures.tsx'
import { Anchor, BackLink, Done, Heading, Inset, Lines, titled, wordOf } from '../components/page.tsx'
import { addressWith, readQuery } from '../listing.ts'
import { mapOfNetwork } from '../lists/map.ts'
import { networkShown } from '../network-page.ts'
import { mayChange } from '../networks.ts'
import { mayReadReviews } from '../reviews.ts'
import { idOf, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.network.name ?? 'Network', 'Networks')

const DONE: Record<string, string> = {
  recorded: 'The network is recorded. Add its schools next.',
  joined: 'The schools are added.',
  left: 'The memberships have their last day.',
  'limits-set': 'Whom it takes in is saved.',
  'activity-recorded': 'What it did is recorded.',
  'activity-taken-back': 'It is taken back and no longer counts. It stays to be seen, with the reason.',
  'activities-recorded': 'Everything in the file is recorded.',
  'part-taken': 'They have their part in the network.',
  'part-ended': 'The part has its last day.',
  paired: 'Who works with whom is recorded.',
  'pair-ended': 'The pair has its last day.',
  linked: 'The link is recorded.',
  'link-ended': 'The link has its last day.',
  described: 'The name and purpose are saved.',
  'lead-changed': 'Who leads it is recorded.',
  closed: 'The network has its last day.',
  reopened: 'The closing is undone. The network goes on.',
  'aim-set': 'The aim is in the plan.',
  'aim-ended': 'The aim has its last day.',
  'function-delegated': 'The function is recorded.',
  'function-ended': 'The function has its last day.',
  'target-set': 'The target is recorded.',
  'target-measured': 'The figure is recorded.',
  'fund-moved': 'The money is recorded.',
  'fund-corrected': 'It is taken back. Both stay to be seen.',
  confirmed: 'Thank you. Your school’s membership is confirmed for a year.',
  denied: 'Thank you. Whoever keeps the network sees that your school left.',
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.read')
  const query = readQuery(request)
  const shown = networkShown(context, viewer, idOf(params.id), query)
  const { from, to } = shown.network
  const { day } = shown.asOf
  const address = (changes: Record<string, string>) => addressWith(query, { ...keepDay(day, context.today), ...changes })
  return {
    ...shown, map: mapOfNetwork(context, viewer, { id: shown.network.id, day }), may: mayChange(context, viewer, shown.network.id), reviews: mayReadReviews(context, viewer, shown.network.id), done: query.text('done'), did: shown.done,
    dayInWords: formatDay(day), on: day === context.today ? '' : `?on=${day}`,
    then: from !== null && from > day ? ('not-yet' as const) : to !== null && to < day ? ('over' as const) : ('alive' as const),
    pages: {
      members: { previous: address({ page: String(shown.members.page - 1) }), next: address({ page: String(shown.members.page + 1) }) },
      did: { previous: address({ did: String(shown.done.page - 1) }), next: address({ did: String(shown.done.page + 1) }) },
    },
  }
}

export default function NetworkPage() {
  const data = useLoaderData<typeof loader>()
  const { network, asOf, dayInWords, on, then, may, reviews, done } = data
  return (
    <>
      <BackLink href={`/networks${on}`}>All networks</BackLink>
      <AsOfProblem asOf={asOf} />
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={network.kindName}>{network.name}</Heading>
      {then === 'not-yet' ? <Inset>It had not begun on {dayInWords}: it began on {formatDay(network.from!)}.</Inset> : null}
      {then === 'over' ? <Inset>It had ended by {dayInWords}: its last day was {formatDay(network.to!)}.</Inset> : null}
      <Lines>{NETWORK_KINDS.find(({ code }) => code === network.kind)?.description}</Lines>
      <ul className="govuk-list al-actions">
        {may.confirm ? <li><Anchor href={`/networks/${network.id}/confirmation`}>Confirm your school&rsquo;s place</Anchor></li> : null}
        {may.record ? <li><Anchor href={`/networks/${network.id}/activities${on}`}>Record what it did</Anchor></li> : null}
        {reviews ? <li><Anchor href={`/networks/${network.id}/pillars`}>How its members see it</Anchor></li> : null}
        <li><Anchor href={`/networks/${network.id}/data`}>Its schools together</Anchor></li>
        {may.manage ? <li><Anchor href={`/networks/${network.id}/members`}>Add schools or end memberships</Anchor></li> : null}
        {may.manage && network.collaboration ? <li><Anchor href={`/networks/${network.id}/limits`}>Say whom it takes in</Anchor></li> : null}
        {may.manage ? <li><Anchor href={`/networks/${network.id}/closing`}>{network.to === null ? 'Close this network' : 'Undo its closing'}</Anchor></li> : null}
      </ul>
      <AsOfForm asOf={asOf} />
      <Focus shown={data} />
      <Ownership shown={data} />
      <Structures shown={data} />
      <Capacity shown={data} />
      <Effectiveness shown={data} />
      <Story story={data.story} id={network.id} dayInWords={dayInWords} />
    </>
  )
}
