import type { BoardRow } from '../../db/partnerships.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { MOVED_WORDS } from '../board-words.ts'
import { COVERAGE_STATES } from '../coverage-words.ts'
import { CategoryTag } from './categories.tsx'
import { Anchor, Tag } from './page.tsx'
import { Table } from './table.tsx'

/** The schools behind a figure of the board's page, with what the figures ask about each. */
export const BoardTable = ({ caption, rows }: { caption: string; rows: BoardRow[] }) => (
  <Table
    caption={caption} tight rows={rows} rowKey={(row) => row.school.urn} empty="No school is like that."
    columns={[
      { key: 'school', head: 'School', header: true, cell: (row) => <Anchor href={`/schools/${row.school.urn}`}>{row.school.name}</Anchor> },
      { key: 'category', head: 'Category', cell: (row) => <Category row={row} /> },
      { key: 'coverage', head: 'Collaboration', cell: (row) => <Tag colour={COVERAGE_STATES[row.coverage].colour}>{COVERAGE_STATES[row.coverage].text}</Tag> },
      { key: 'challenge', head: 'Challenged by', cell: ({ challengers, cosy }) => <>{challengers.length === 0 ? 'Nobody from outside' : challengers.join(', ')}{cosy ? '. In a cosy pair' : ''}</> },
      { key: 'review', head: 'Last peer review', cell: (row) => (row.reviewedOn === null ? 'None recorded' : formatDay(row.reviewedOn)) },
      { key: 'needs', head: 'Open needs', cell: (row) => <Needs row={row} /> },
      { key: 'support', head: 'Support', cell: (row) => <Support row={row} /> },
    ]}
  />
)

const Category = ({ row: { school, category } }: { row: BoardRow }) =>
  category === null ? <>None yet</> : <><Anchor href={`/categories/${school.urn}`}><CategoryTag code={category.code} /><span className="govuk-visually-hidden"> of {school.name}</span></Anchor> {category.thisTerm ? 'looked at' : 'last looked at'} {formatDay(category.decidedOn)}</>

function Needs({ row: { needs, isOwed } }: { row: BoardRow }) {
  if (needs.open === 0) return <>{isOwed ? 'None, though help is owed' : 'None'}</>
  return <>{needs.open}, {formatHalfDays(needs.halfDays)}{needs.unanswered > 0 ? `; nobody yet for ${needs.unanswered}` : ''}</>
}

function Support({ row: { running, inHand, year, moved } }: { row: BoardRow }) {
  const now = running > 0 ? `${running} ${running === 1 ? 'agreement runs' : 'agreements run'}` : inHand ? 'Proposed' : 'None'
  return <>{now}{year.agreements > 0 ? `. This school year ${formatHalfDays(year.allocated)}, ${formatHalfDays(year.given)} given` : ''}{moved === null ? '' : `. ${MOVED_WORDS[moved]}`}</>
}
