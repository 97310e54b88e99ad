import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { networkShown } from '../network-page.ts'
import type { MayChange } from '../networks.ts'
import { Anchor, Lines, Section, Summary } from './page.tsx'
import { Table } from './table.tsx'

export type Shown = Omit<ReturnType<typeof networkShown>, 'done'> & { may: MayChange; dayInWords: string; on: string }

/** What somebody who may can do about a section. */
export const Does = ({ links }: { links: ([href: string, words: string] | false)[] }) => {
  const shown = links.filter((link) => link !== false)
  return shown.length === 0 ? null : <ul className="govuk-list al-actions">{shown.map(([href, words]) => <li key={href}><Anchor href={href}>{words}</Anchor></li>)}</ul>
}

const until = (to: string | null): string => (to === null ? 'Open' : formatDay(to))

/** What it is for: its purpose and the aims of its plan. */
export const Focus = ({ shown: { network, aims, may, dayInWords } }: { shown: Shown }) => (
  <Section id="focus" title="Focus: what it is for">
    <Lines>{network.purpose ?? 'Nobody has said yet what it is for.'}</Lines>
    {aims.length === 0 ? <Lines>Its plan has no aims on {dayInWords}.</Lines> : (
      <Table
        caption={`Its plan on ${dayInWords}`} tight rows={aims} rowKey={(row) => row.id} empty=""
        columns={[
          { key: 'title', head: 'Aim', header: true, cell: (row) => row.title },
          { key: 'from', head: 'Since', cell: (row) => <span className="al-nowrap">{formatDay(row.from)}</span> },
          { key: 'to', head: 'Until', cell: (row) => <span className="al-nowrap">{until(row.to)}</span> },
        ]}
      />
    )}
    <Does links={[may.manage && [`/networks/${network.id}/details`, 'Change its name or purpose'], may.keep && [`/networks/${network.id}/plan`, 'Change its plan']]} />
  </Section>
)

/** Who owns it: who leads and sits on its board, what was delegated to it, and whether its schools say that they belong. */
export const Ownership = ({ shown }: { shown: Shown }) => {
  const { network, owners, functions, may, dayInWords, standing, schools } = shown
  const lead = network.lead
  return (
    <Section id="ownership" title="Ownership: who owns it">
      <Summary
        rows={[
          ['Led by', lead === null ? 'Nobody is recorded' : lead.urn === null ? lead.name : <Anchor key="lead" href={`/schools/${lead.urn}`}>{lead.name}</Anchor>],
          ...(network.authority ? [['Authority', network.authority] as [string, string]] : []),
          ['What its schools say', schools === 0 ? 'No school belongs to it' : `${standing.confirmed} of ${schools} confirmed their membership in the last year${standing.saysItLeft > 0 ? `, ${standing.saysItLeft} ${standing.saysItLeft === 1 ? 'says it has' : 'say they have'} left` : ''}`],
        ]}
      />
      <Parts rows={owners} caption={`Board and owners on ${dayInWords}`} empty={`No board, commissioner or linked officer is recorded on ${dayInWords}.`} />
      {functions.length === 0 ? null : (
        <Table
          caption={`Delegated to it on ${dayInWords}`} tight rows={functions} rowKey={(row) => row.id} empty=""
          columns={[
            { key: 'what', head: 'Function', header: true, cell: (row) => row.what },
            { key: 'by', head: 'Delegated by', cell: (row) => row.delegatedBy },
            { key: 'from', head: 'Since', cell: (row) => <span className="al-nowrap">{formatDay(row.from)}</span> },
            { key: 'to', head: 'Until', cell: (row) => <span className="al-nowrap">{until(row.to)}</span> },
          ]}
        />
      )}
      <Does links={[may.manage && [`/networks/${network.id}/lead`, 'Change who leads it'], may.keep && [`/networks/${network.id}/functions`, 'Change delegated functions']]} />
    </Section>
  )
}

/** People and organisations with their parts. */
export const Parts = ({ rows, caption, empty }: { rows: Shown['owners']; caption: string; empty: string }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => `${row.party}-${row.id}-${row.role}`} empty={empty}
    columns={[
      { key: 'name', head: 'Name', header: true, cell: (row) => row.name },
      { key: 'role', head: 'Part', cell: (row) => nameOfCode(row.role) },
      { key: 'what', head: 'What', cell: (row) => nameOfCode(row.party) },
      { key: 'from', head: 'Since', cell: (row) => (row.from === null ? 'Not recorded' : formatDay(row.from)) },
    ]}
  />
)
