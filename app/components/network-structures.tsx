import type { LinkedNetwork } from '../../db/network-members.ts'
import { formatDay } from '../../graph/dates/day.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { MemberShown } from '../network-page.ts'
import type { mapOfNetwork } from '../lists/map.ts'
import { Button, Hidden, Select, TextField } from './fields.tsx'
import { Does, type Shown } from './network-focus.tsx'
import { Anchor, Lines, Section, Summary, Tag } from './page.tsx'
import { Pages, Table } from './table.tsx'

const LINK: Record<LinkedNetwork['relation'], string> = { contains: 'It contains', contained: 'It is part of', linked: 'It is linked with' }

type StructuresShown = Shown & { map: ReturnType<typeof mapOfNetwork>; pages: { members: { previous: string; next: string } } }

/** How it is built: its dates, what it is part of and contains, and who belongs to it. */
export const Structures = ({ shown }: { shown: StructuresShown }) => {
  const { network, members, schools, others, may, dayInWords, on, pages, map } = shown
  return (
    <Section id="structures" title="Structures: how it is built">
      <Summary
        rows={[
          ['Since', network.from === null ? 'Not recorded' : formatDay(network.from)],
          ...(network.to === null ? [] : [['Until', formatDay(network.to)] as [string, string]]),
          ['Counts as a collaboration', network.collaboration ? 'Yes: a school that takes part is active' : 'No'],
          ['Other networks', network.links.length === 0 ? `None on ${dayInWords}` : (
            <ul key="links" className="govuk-list govuk-!-margin-bottom-0">
              {network.links.map((link) => <li key={`${link.id}-${link.relation}`}>{LINK[link.relation]} <Anchor href={`/networks/${link.id}${on}`}>{link.name}</Anchor></li>)}
            </ul>
          )],
        ]}
      />
      <Lines>{schools === 1 ? '1 school belongs' : `${schools} schools belong`} to it on {dayInWords}{others > 0 ? `, and ${others === 1 ? '1 person or organisation' : `${others} people or organisations`}` : ''}.</Lines>
      {schools + others > 10 ? <MemberFilter shown={shown} /> : null}
      <Table
        caption={`Members on ${dayInWords}${members.pages > 1 ? `, page ${members.page} of ${members.pages}` : ''}`} tight rows={members.rows} rowKey={(row) => `${row.party}-${row.id}-${row.role}`}
        empty={schools + others === 0 ? 'Nobody is recorded as a member on that day.' : 'No member fits. Try fewer words.'}
        columns={[
          { key: 'name', head: 'Name', header: true, cell: (row) => (row.urn === null ? row.name : <Anchor href={`/schools/${row.urn}`}>{row.name}</Anchor>) },
          { key: 'what', head: 'What', cell: (row) => (row.party === 'school' ? PHASE_NAMES[row.phase as Phase] ?? 'School' : nameOfCode(row.party)) },
          { key: 'role', head: 'Part', cell: (row) => nameOfCode(row.role) },
          { key: 'from', head: 'Since', cell: (row) => (row.from === null ? 'Not recorded' : <span className="al-nowrap">{formatDay(row.from)}</span>) },
          { key: 'confirmed', head: 'What the school says', cell: (row) => <Confirmed member={row} /> },
        ]}
      />
      <Pages page={members.page} pages={members.pages} href={(to) => (to < members.page ? pages.members.previous : pages.members.next)} label="Pages of members" />
      {map ? (
        <>
          <h3 className="govuk-heading-s">Where its schools are</h3>
          <a className="govuk-link al-still" href={map.href}>
            <picture>
              <source media="(max-width: 640px)" srcSet={map.phone} />
              <img src={map.picture} alt={`Where the schools of ${network.name} are.`} loading="lazy" />
            </picture>{' '}
            The map with its numbers in words, and to print
          </a>
        </>
      ) : null}
      <Does
        links={[
          may.manage && [`/networks/${network.id}/members`, 'Add schools, or end memberships'], may.keep && [`/networks/${network.id}/organisations`, 'Add organisations, or end their parts'],
          may.keep && [`/networks/${network.id}/links`, 'Nest it, or link it with others'],
        ]}
      />
    </Section>
  )
}

const MemberFilter = ({ shown: { typed, asOf, on } }: { shown: Shown }) => (
  <form className="al-filter" method="get" role="search" aria-label="Find members">
    {on === '' ? null : <Hidden values={{ on: asOf.day }} />}
    <TextField form={undefined} name="member" type="search" label="Name of a member" value={typed.member} width={20} />
    <Select
      form={undefined} name="confirmed" label="What the school says" value={typed.confirmed} blank="Anything"
      options={[{ value: 'confirmed', text: 'Confirmed' }, { value: 'unconfirmed', text: 'Not confirmed' }, { value: 'says-it-left', text: 'Says it left' }]}
    />
    <Button kind="secondary">Find members</Button>
  </form>
)

const Confirmed = ({ member: { confirmed, said } }: { member: MemberShown }) => {
  if (confirmed === null) return null
  if (confirmed === 'unconfirmed') return <>Not confirmed{said === null ? '' : ` since ${formatDay(said.on)}`}</>
  if (confirmed === 'confirmed') return <>Confirmed on {formatDay(said!.on)} by {said!.by}</>
  return <><Tag colour="orange">Says it left</Tag> Last day {formatDay(said!.on)}, said by {said!.by}</>
}
