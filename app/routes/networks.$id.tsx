import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findNetwork, type LinkedNetwork, type Member } from '../../db/network-members.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { readAsOf } from '../as-of.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { Anchor, BackLink, Done, Heading, Inset, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { readQuery } from '../listing.ts'
import { mayChange } from '../networks.ts'
import { mayReadReviews } from '../reviews.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.network.name ?? 'Network', 'Networks')

const DONE: Record<string, string> = {
  recorded: 'The network is recorded. Add its schools next.',
  joined: 'The schools are added.',
  left: 'The memberships have their last day.',
  'limits-set': 'Whom it takes in is saved.',
  'activity-recorded': 'What it did is recorded.',
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.read')
  const query = readQuery(request)
  const asOf = readAsOf(query, context.today)
  const network = findNetwork(context.db, viewer, { id: idOf(params.id), day: asOf.day })
  if (!network) throw notFound()
  const { from, to } = network
  return {
    may: mayChange(context, viewer, network.id), reviews: mayReadReviews(context, viewer, network.id), done: query.text('done'),
    network, asOf, dayInWords: formatDay(asOf.day), on: asOf.day === context.today ? '' : `?on=${asOf.day}`,
    then: from !== null && from > asOf.day ? ('not-yet' as const) : to !== null && to < asOf.day ? ('over' as const) : ('alive' as const),
  }
}

export default function NetworkPage() {
  const { network, asOf, dayInWords, on, then, may, reviews, done } = useLoaderData<typeof loader>()
  const description = NETWORK_KINDS.find(({ code }) => code === network.kind)?.description
  const schools = network.members.filter(({ party }) => party === 'school').length
  return (
    <>
      <BackLink href={`/networks${on}`}>All networks</BackLink>
      <AsOfProblem asOf={asOf} />
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={network.kindName}>{network.name}</Heading>
      {then === 'not-yet' ? <Inset>It had not begun on {dayInWords}: it began on {formatDay(network.from!)}.</Inset> : null}
      {then === 'over' ? <Inset>It had ended by {dayInWords}: its last day was {formatDay(network.to!)}.</Inset> : null}
      {description ? <Lines>{description}</Lines> : null}
      <Summary
        rows={[
          ...(network.purpose ? [['What it is for', network.purpose] as [string, string]] : []),
          ['Led by', network.lead === null ? 'Nobody is recorded' : network.lead.urn === null ? network.lead.name : <Anchor key="lead" href={`/schools/${network.lead.urn}`}>{network.lead.name}</Anchor>],
          ...(network.authority ? [['Authority', network.authority] as [string, string]] : []),
          ['Since', network.from === null ? 'Not recorded' : formatDay(network.from)],
          ...(network.to === null ? [] : [['Until', formatDay(network.to)] as [string, string]]),
          ['Counts as a collaboration', network.collaboration ? 'Yes: a school that takes part is active' : 'No'],
        ]}
      />
      {may.manage || may.record || reviews ? (
        <ul className="govuk-list al-actions">
          {may.manage ? <li><Anchor href={`/networks/${network.id}/members`}>Add schools or end memberships</Anchor></li> : null}
          {may.manage && network.collaboration ? <li><Anchor href={`/networks/${network.id}/limits`}>Say whom it takes in</Anchor></li> : null}
          {may.record ? <li><Anchor href={`/networks/${network.id}/activities`}>Record what it did</Anchor></li> : null}
          {reviews ? <li><Anchor href={`/networks/${network.id}/pillars`}>How its members see it</Anchor></li> : null}
        </ul>
      ) : null}
      <AsOfForm asOf={asOf} />
      <Section title="Members">
        <Lines>{schools === 1 ? '1 school' : `${schools} schools`}, and {network.members.length - schools} people or organisations, on {dayInWords}.</Lines>
        <Table
          caption={`Members on ${dayInWords}`} hideCaption tight rows={network.members} rowKey={(row) => `${row.party}-${row.id}-${row.role}`} empty="Nobody is recorded as a member on that day."
          columns={[
            { key: 'name', head: 'Name', header: true, cell: (row) => <MemberName member={row} /> },
            { key: 'what', head: 'What', cell: (row) => (row.party === 'school' ? PHASE_NAMES[row.phase as Phase] ?? 'School' : nameOfCode(row.party)) },
            { key: 'authority', head: 'Authority', cell: (row) => row.authority ?? '' },
            { key: 'role', head: 'Part', cell: (row) => nameOfCode(row.role) },
            { key: 'from', head: 'Since', cell: (row) => (row.from === null ? 'Not recorded' : formatDay(row.from)) },
          ]}
        />
      </Section>
      <Section title="What it has done">
        <Table
          caption={`Up to ${dayInWords}, latest first`} tight rows={network.activities} rowKey={(row) => row.id} empty="Nothing is recorded."
          columns={[
            { key: 'title', head: 'What', header: true, cell: (row) => row.title },
            { key: 'kind', head: 'Kind', cell: (row) => nameOfCode(row.kind) },
            { key: 'on', head: 'Date', cell: (row) => <span className="al-nowrap">{formatDay(row.on)}</span> },
            { key: 'schools', head: 'Who took part', cell: (row) => row.schools.map(({ name }) => name).join(', ') },
          ]}
        />
      </Section>
      <Section title="Links to other networks">
        {network.links.length === 0 ? <Lines>None on {dayInWords}.</Lines> : (
          <ul className="govuk-list govuk-list--bullet">
            {network.links.map((link) => <li key={`${link.id}-${link.relation}`}>{LINK[link.relation]} <Anchor href={`/networks/${link.id}${on}`}>{link.name}</Anchor></li>)}
          </ul>
        )}
      </Section>
    </>
  )
}

const LINK: Record<LinkedNetwork['relation'], string> = { contains: 'It contains', contained: 'It is part of', linked: 'It is linked with' }

const MemberName = ({ member }: { member: Member }) =>
  member.urn === null ? <>{member.name}</> : <Anchor href={`/schools/${member.urn}`}>{member.name}</Anchor>
