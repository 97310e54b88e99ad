import type { Done, TakenBack } from '../../db/network-members.ts'
import type { Target } from '../../db/network-work.ts'
import { recordedBy } from '../../graph/coverage/activity.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { isReached } from '../../graph/network/plan.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { Does, type Shown } from './network-focus.tsx'
import { Anchor, Details, Lines, Section, Tag } from './page.tsx'
import { Pages, Table } from './table.tsx'

type EffectivenessShown = Shown & { takenBack: TakenBack[]; did: { rows: (Omit<Done, 'recordedBy'> & { mayTakeBack: boolean })[]; total: number; page: number; pages: number }; pages: { did: { previous: string; next: string } } }

/** What it has achieved: its joint targets and what came of them, and what its schools did together. */
export const Effectiveness = ({ shown: { network, targets, did, takenBack, months, tookPart, schools, may, dayInWords, pages, on } }: { shown: EffectivenessShown }) => (
  <Section id="effectiveness" title="Effectiveness: what it has achieved">
    {schools === 0 ? null : <Lines>{tookPart} of its {schools} schools took part in something in the {months} months to {dayInWords}.</Lines>}
    <Table
      caption="Joint targets" tight rows={targets} rowKey={(row) => row.id} empty={`No joint target had been agreed by ${dayInWords}.`}
      columns={[
        { key: 'measure', head: 'Measure', header: true, cell: (row) => row.measure },
        { key: 'baseline', head: 'From', numeric: true, cell: (row) => row.baseline },
        { key: 'target', head: 'To', numeric: true, cell: (row) => row.target },
        { key: 'until', head: 'By', cell: (row) => <span className="al-nowrap">{formatDay(row.until)}</span> },
        { key: 'outcome', head: 'What came of it', cell: (row) => <Outcome target={row} /> },
      ]}
    />
    <Table
      caption={`What it did up to ${dayInWords}, latest first${did.pages > 1 ? `, page ${did.page} of ${did.pages}` : ''}`} tight rows={did.rows} rowKey={(row) => row.id} empty={`Nothing it did is recorded up to ${dayInWords}.`}
      columns={[
        { key: 'title', head: 'What', header: true, cell: (row) => row.title },
        { key: 'kind', head: 'Kind', cell: (row) => nameOfCode(row.kind) },
        { key: 'on', head: 'Date', cell: (row) => <span className="al-nowrap">{formatDay(row.on)}</span> },
        { key: 'schools', head: 'Who took part', cell: (row) => (row.schools.length < row.tookPart ? `${row.tookPart} schools, named in the file` : <TookPart names={row.schools.map(({ name }) => name)} />) },
        { key: 'by', head: 'Recorded by', cell: (row) => <>{recordedBy(row.recordedAs)}{row.mayTakeBack ? <><br /><Anchor href={`/networks/${network.id}/activities/${row.id}/withdrawal`}>Take back<span className="govuk-visually-hidden"> {row.title} of {formatDay(row.on)}</span></Anchor></> : null}</> },
      ]}
    />
    <Pages page={did.page} pages={did.pages} href={(to) => (to < did.page ? pages.did.previous : pages.did.next)} label="Pages of what it did" />
    {takenBack.length === 0 ? null : (
      <Details summary={takenBack.length === 1 ? 'One thing was taken back and does not count' : `${takenBack.length} things were taken back and do not count`}>
        <ul className="govuk-list govuk-list--bullet">
          {takenBack.map((row) => <li key={row.id}>{row.title}, {formatDay(row.on)}: taken back by {row.byRecorder ? 'who recorded it' : 'an officer of the authority'} on {formatDay(row.takenBackAt.slice(0, 10))}. {row.why}</li>)}
        </ul>
      </Details>
    )}
    <Does
      links={[
        may.record && [`/networks/${network.id}/activities${on}`, 'Record what it did'], may.keep && [`/networks/${network.id}/targets`, 'Change targets, or record what came of one'],
        did.total > 0 && [`/networks/${network.id}/activities/csv${on}`, 'Download what it did as a spreadsheet (CSV)'],
      ]}
    />
  </Section>
)

const Outcome = ({ target }: { target: Target }) => {
  if (target.outcome === null || target.outcomeOn === null) return <>Not measured yet</>
  const reached = isReached(target, target.outcome)
  return <><Tag colour={reached ? 'green' : 'orange'}>{reached ? 'Reached' : 'Not reached'}</Tag> {target.outcome} on {formatDay(target.outcomeOn)}{target.outcomeWords === null ? '' : `: ${target.outcomeWords}`}</>
}

/** More names than fit a line are folded away. */
const IN_A_LINE = 6

const TookPart = ({ names }: { names: string[] }) =>
  names.length <= IN_A_LINE ? <>{names.join(', ')}</> : <Details summary={`${names.length} schools`}>{names.join(', ')}</Details>
