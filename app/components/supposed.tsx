import type { Counts } from '../../graph/coverage/what-if.ts'
import type { CoverageState } from '../../graph/coverage/model.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import type { whatIfTold } from '../lists/supposed.ts'
import { NetworkPicture, PictureKey } from './network-picture.tsx'
import { Anchor, Lines, Section, Tag } from './page.tsx'
import { Bullets } from './prose.tsx'
import { Table } from './table.tsx'

type Told = Exclude<NonNullable<ReturnType<typeof whatIfTold>>, { refusal: string }>
type School = { name: string; urn: number }

const SchoolLink = ({ school }: { school: School }) => <Anchor href={`/schools/${school.urn}`}>{school.name}</Anchor>
const State = ({ state }: { state: CoverageState | null }) =>
  state === null ? <Tag colour="grey">Closed</Tag> : <span className="al-nowrap"><Tag colour={COVERAGE_STATES[state].colour}>{COVERAGE_STATES[state].text}</Tag></span>

const COUNTED: { key: keyof Counts; words: string }[] = [
  { key: 'active', words: 'Active' }, { key: 'on-paper-only', words: 'On paper only' }, { key: 'none', words: 'In none' }, { key: 'thread', words: 'Active, by one thread' },
]
const signed = (change: number): string => (change === 0 ? 'no change' : change > 0 ? `${change} more` : `${-change} fewer`)

/** How many schools are covered how, now and then. */
export const CountsTable = ({ counts }: { counts: Told['counts'] }) => (
  <Table
    caption="Schools as they are and as they would be" tight rows={COUNTED} rowKey={({ key }) => key} empty=""
    columns={[
      { key: 'state', head: 'Coverage', header: true, cell: ({ words }) => words },
      { key: 'before', head: 'As it is', numeric: true, cell: ({ key }) => counts.before[key] },
      { key: 'after', head: 'As it would be', numeric: true, cell: ({ key }) => counts.after[key] },
      { key: 'change', head: 'Difference', cell: ({ key }) => signed(counts.after[key] - counts.before[key]) },
    ]}
  />
)

const networksMoved = ({ lost: { out, into } }: Told['moved'][number]): string =>
  [out.length > 0 ? `No longer in ${out.join(', ')}.` : '', into.length > 0 ? `In ${into.join(', ')}.` : ''].filter(Boolean).join(' ')

export const MovedTable = ({ rows }: { rows: Told['moved'] }) => (
  <Table
    caption={rows.length === 1 ? '1 school would be covered otherwise' : `${rows.length} schools would be covered otherwise`} tight rows={rows} rowKey={(row) => row.school.urn} empty="Every school would be covered as it is now."
    columns={[
      { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink school={school} /> },
      { key: 'before', head: 'As it is', cell: ({ before }) => <State state={before} /> },
      { key: 'after', head: 'As it would be', cell: ({ after }) => <State state={after} /> },
      { key: 'why', head: 'Its collaborations', cell: networksMoved },
    ]}
  />
)

const HangingTable = ({ caption, rows, empty }: { caption: string; rows: Told['begun']; empty: string }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.school.urn} empty={empty}
    columns={[
      { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink school={school} /> },
      { key: 'because', head: 'By what', cell: ({ because }) => <Bullets>{because}</Bullets> },
    ]}
  />
)

export const Threads = ({ begun, ended }: Pick<Told, 'begun' | 'ended'>) => (
  <Section id="threads" title="One thread">
    <HangingTable caption="Would hang by one thread, or by another one" rows={begun} empty="No active school would hang by anything it does not hang by now." />
    {ended.length > 0 ? <HangingTable caption="Would hang by one thread no longer" rows={ended} empty="" /> : null}
  </Section>
)

const PairTable = ({ caption, pairs: { rows, total }, empty }: { caption: string; pairs: Told['conflicts']['begun']; empty: string }) => (
  <>
    <Table
      caption={`${caption}: ${total}`} tight rows={rows} rowKey={(row) => `${row.school.urn}-${row.other.urn}`} empty={empty}
      columns={[
        { key: 'school', head: 'School', header: true, cell: ({ school }) => <SchoolLink school={school} /> },
        { key: 'other', head: 'And', cell: ({ other }) => <SchoolLink school={other} /> },
        { key: 'by', head: 'By', cell: ({ by }) => by },
      ]}
    />
    {total > rows.length ? <Lines>{total - rows.length} more pairs are not listed.</Lines> : null}
  </>
)

export const Conflicts = ({ conflicts }: Pick<Told, 'conflicts'>) => (
  <Section id="conflicts" title="Conflicts of interest">
    <PairTable caption="Pairs of schools that could no longer support each other" pairs={conflicts.begun} empty="No two schools would come into a conflict of interest." />
    <PairTable caption="Pairs of schools that could support each other again" pairs={conflicts.ended} empty="No conflict of interest would end." />
  </Section>
)

export const SupportTouched = ({ rows }: { rows: Told['touched'] }) => (
  <Table
    caption="Proposals and agreements to look at" tight rows={rows} rowKey={(row) => `${row.kind}-${row.id}`} empty="No proposal or agreement would be touched."
    columns={[
      { key: 'what', head: 'Support', header: true, cell: (row) => <Anchor href={row.href}>{row.kind === 'agreement' ? 'Agreement' : 'Proposal'} {row.id}: {row.area}</Anchor> },
      { key: 'school', head: 'For', cell: ({ school }) => school },
      { key: 'supporter', head: 'From', cell: ({ supporter }) => supporter },
      { key: 'because', head: 'Why', cell: ({ because }) => <Bullets>{because}</Bullets> },
    ]}
  />
)

type Drawn = NonNullable<Told['pictures']>['before']

/** What changes, drawn twice: each school at the same spot under the same number. */
export function Pictures({ pictures: { before, after } }: { pictures: NonNullable<Told['pictures']> }) {
  const names = [...new Map([...before.networks, ...after.networks].map((row) => [row.id, row.name]))].map(([id, name], index) => ({ id, name, letter: String.fromCharCode(65 + (index % 26)) + (index >= 26 ? Math.floor(index / 26) : '') }))
  const numbers = new Map([...before.schools].sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }, index) => [id, index + 1]))
  const draw = (id: string, title: string, { picture, schools, networks }: Drawn) => (
    <NetworkPicture
      id={id} title={title} picture={picture} support={[]}
      schools={schools.map((row) => ({ ...row, number: numbers.get(row.id)!, href: `/schools/${row.urn}`, words: `${COVERAGE_STATES[row.state].text}${row.hangs ? ', by one thread' : ''}` }))}
      networks={networks.map((row) => ({ ...row, letter: names.find(({ id: other }) => other === row.id)!.letter, href: `/networks/${row.id}` }))}
    />
  )
  return (
    <Section id="picture" title="Before and after">
      <Lines>Only the networks that change are drawn, with their schools and what else these share.</Lines>
      <PictureKey />
      <h3 className="govuk-heading-s">As it is</h3>
      {draw('before', 'As it is', before)}
      <h3 className="govuk-heading-s">As it would be</h3>
      {draw('after', 'As it would be', after)}
      <div className="al-actions"><Lines>{before.schools.map(({ id, name }) => ({ number: numbers.get(id)!, name })).sort((a, b) => a.number - b.number).map(({ number, name }) => `${number} ${name}`).join('; ')}.</Lines></div>
      {names.length > 0 ? <Lines>{names.map(({ letter, name }) => `${letter} ${name}`).join('; ')}.</Lines> : null}
    </Section>
  )
}
