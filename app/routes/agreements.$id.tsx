import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Done, Figures, Heading, Lines, Section, Summary, titled } from '../components/page.tsx'
import { AgreementTag } from '../components/proposals.tsx'
import { Table } from '../components/table.tsx'
import { agreementFor, whoSupports } from '../lists/agreements.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listContacts, type Contact } from '../../db/contacts.ts'
import { AGREEMENT, type AgreementState } from '../../graph/brokering/lifecycle.ts'
import { areaName } from '../../graph/categories/areas.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { can } from '../../graph/permissions/can.ts'
import { balanceOf, type Movement } from '../../graph/support/ledger.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.area}, ${data.school}, agreement ${data.id}` : 'Agreement', 'Agreements')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const agreement = agreementFor(context, viewer, idOf(params.id))
  const { id, proposalId, state, school, halfDays, from, until, agreedAt, entries } = agreement
  const { booked, given } = balanceOf(entries)
  return {
    done: doneWords(readQuery(request).text('done'), state),
    contacts: listContacts(context.db, viewer, agreement), next: NEXT[state],
    id, proposalId, state, meaning: AGREEMENT.states[state], area: areaName(agreement.areaCode), school: school.name, supporter: whoSupports(agreement), offerId: agreement.supporter.offerId,
    days: formatHalfDays(halfDays), booked: formatHalfDays(booked), given: formatHalfDays(given), from: formatDay(from), until: formatDay(until), agreedOn: formatDay(agreedAt.slice(0, 10)),
    entries: entries.map(({ movement, halfDays: days, on }, index) => ({ key: index, movement, days: formatHalfDays(days), on: formatDay(on) })),
    mayChange: (state === 'active' || state === 'paused') && can(viewer.actor, 'agreement.change', { laCode: school.laCode }),
  }
}

const DONE: Record<AgreementState, string> = {
  paused: 'The agreement is paused, and its days stay booked', active: 'The agreement goes on',
  completed: 'The agreement is completed, and its days have been given', ended: 'The agreement has ended, and the days not given are free again',
}
/** What was just done, while it is still so. */
const doneWords = (word: string, state: AgreementState): string | null => (word === state ? DONE[state] : null)

const NEXT: Record<AgreementState, string | null> = {
  active: 'Get in touch with each other and fix the first day. When the work is done, or has to stop, tell the broker, who records it.',
  paused: 'When the work can go on, tell the broker, who records it.',
  completed: null,
  ended: null,
}
const MOVEMENTS: Record<Movement, string> = { reserved: 'Held for an answer', booked: 'Booked', given: 'Given', released: 'Free again' }

export default function Agreement() {
  const data = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/agreements">Back to agreements</BackLink>
      <Done>{data.done}</Done>
      <Heading caption={data.school}>{data.area}: {data.days} from {data.supporter}</Heading>
      <Lines>{data.meaning}</Lines>
      {data.mayChange ? <div className="al-actions"><a className="govuk-button govuk-button--secondary" href={`/agreements/${data.id}/change`}>Pause, complete or end it</a></div> : null}
      <Figures figures={[{ value: data.days, words: 'agreed' }, { value: data.booked, words: 'booked and still to be given' }, { value: data.given, words: 'given' }]} />
      <Summary rows={[
        ['State', <AgreementTag key="state" state={data.state} />],
        ['Supported school', data.school],
        ['Supporter', <Anchor key="offer" href={`/offers/${data.offerId}`}>{data.supporter}</Anchor>],
        ['From', data.from],
        ['Until', data.until],
        ['Agreed on', data.agreedOn],
        ['How it came about', <Anchor key="proposal" href={`/proposals/${data.proposalId}`}>Proposal {data.proposalId}</Anchor>],
      ]} />
      {data.next ? <Section title="What happens next"><Lines>{data.next} <Anchor href="/help#brokers">Who the broker is</Anchor>.</Lines></Section> : null}
      <Contacts contacts={data.contacts} />
      <Section title="Days" id="days">
        <Table
          caption="Every movement of the days, oldest first" hideCaption
          columns={[
            { key: 'on', head: 'On', header: true, cell: (row) => row.on },
            { key: 'movement', head: 'What happened', cell: (row) => MOVEMENTS[row.movement] },
            { key: 'days', head: 'Days', cell: (row) => row.days },
          ]}
          rows={data.entries}
          rowKey={(row) => row.key}
          empty="No days have moved yet."
        />
      </Section>
    </>
  )
}

const Contacts = ({ contacts }: { contacts: Contact[] }) =>
  contacts.length === 0 ? null : (
    <Section title="Whom to ring or write to" id="contacts">
      <Table
        caption="Both sides" hideCaption
        columns={[
          { key: 'name', head: 'Name', header: true, cell: ({ name }) => name },
          { key: 'who', head: 'Who', cell: ({ who }) => who },
          { key: 'email', head: 'E-mail', cell: ({ email }) => (email ? <a className="govuk-link" href={`mailto:${email}`}>{email}</a> : 'Not known') },
          { key: 'telephone', head: 'Telephone', cell: ({ telephone }) => telephone ?? 'Ask the school' },
        ]}
        rows={contacts}
        rowKey={({ who }) => who}
        empty=""
      />
    </Section>
  )
