import type { LineFault } from '../../graph/coverage/activity-file.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { Button, Hidden, PostForm } from './fields.tsx'
import { Anchor, Lines, Section } from './page.tsx'
import { Table } from './table.tsx'

/** What is wrong with a file, by line and column. */
export const ActivityFaults = ({ faults }: { faults: LineFault[] }) => (
  <Table
    caption={faults.length === 1 ? 'One error in the file' : `${faults.length} errors in the file`} tight rows={faults} rowKey={(row) => `${row.line} ${row.column} ${row.value} ${row.rule}`} empty=""
    columns={[
      { key: 'line', head: 'Line', header: true, cell: (row) => row.line ?? 'The file' },
      { key: 'column', head: 'Column', cell: (row) => row.column ?? '' },
      { key: 'value', head: 'What it says', cell: (row) => row.value ?? '' },
      { key: 'rule', head: 'What is wrong', cell: (row) => row.rule },
    ]}
  />
)

type Preview = { lines: string; rows: { on: string; kind: string; title: string; schools: string[] }[] }

/** What would be recorded, and the button that does. */
export const ActivityPreview = ({ preview, version, formKey, again }: { preview: Preview; version: number; formKey: string; again: string }) => (
  <Section title={preview.rows.length === 1 ? 'One thing would be recorded' : `${preview.rows.length} things would be recorded`}>
    <Lines>Nothing is recorded yet.</Lines>
    <Table
      caption="In the file" hideCaption tight rows={preview.rows} rowKey={(row) => `${row.on} ${row.kind} ${row.title}`} empty=""
      columns={[
        { key: 'title', head: 'What', header: true, cell: (row) => row.title },
        { key: 'kind', head: 'Kind', cell: (row) => nameOfCode(row.kind) },
        { key: 'on', head: 'Date', cell: (row) => <span className="al-nowrap">{formatDay(row.on)}</span> },
        { key: 'schools', head: 'Who took part', cell: (row) => row.schools.join(', ') },
      ]}
    />
    <PostForm formKey={formKey}>
      <Hidden values={{ version, lines: preview.lines }} />
      <div className="al-actions">
        <Button>Record all of this</Button>
        <p className="govuk-body"><Anchor href={again}>Choose another file</Anchor></p>
      </div>
    </PostForm>
  </Section>
)
