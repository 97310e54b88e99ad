import { ACTIVITY_COLUMNS, type LineFault } from '../../graph/coverage/activity-file.ts'
import { ACTIVITY_KINDS, LONGEST_TITLE } from '../../graph/coverage/activity.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import type { ActivityFileBack, Told } from '../activity-file.ts'
import { Button, Hidden, PostForm, type FormBack } from './fields.tsx'
import { FileField } from './file-field.tsx'
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

/** What a page says that a recorded file led to. */
export const FILE_RECORDED = { 'activities-recorded': 'Everything in the file is recorded.' }

type Several = { several: boolean }
type PreviewProps = Several & { preview: NonNullable<ActivityFileBack['preview']>; formKey: string; again: string }

/** What would be recorded, and the button that does. */
export const ActivityPreview = ({ preview: { lines, unfilled, rows }, several, formKey, again }: PreviewProps) => (
  <Section title={rows.length === 1 ? 'One thing would be recorded' : `${rows.length} things would be recorded`}>
    <Lines>Nothing is recorded yet.{unfilled === 0 ? '' : ` ${unfilled === 1 ? 'One line' : `${unfilled} lines`} without date, kind and what was done ${unfilled === 1 ? 'is' : 'are'} left out.`}</Lines>
    <Table
      caption="In the file" hideCaption tight rows={rows} rowKey={(row) => `${row.network} ${row.on} ${row.kind} ${row.title}`} empty=""
      columns={[
        ...(several ? [{ key: 'network', head: 'Collaboration', header: true, cell: (row: Told) => row.network }] : []),
        { key: 'title', head: 'What', header: !several, cell: (row) => row.title },
        { key: 'kind', head: 'Kind', cell: (row) => nameOfCode(row.kind) },
        { key: 'on', head: 'Date', cell: (row) => <span className="al-nowrap">{formatDay(row.on)}</span> },
        { key: 'schools', head: 'Who took part', cell: (row) => row.schools.join(', ') },
      ]}
    />
    <PostForm formKey={formKey}>
      <Hidden values={{ lines }} />
      <div className="al-actions">
        <Button>Record all of this</Button>
        <p className="govuk-body"><Anchor href={again}>Choose another file</Anchor></p>
      </div>
    </PostForm>
  </Section>
)

/** What stands in each column, and an example of it. */
const columnsOf = (several: boolean): [head: string, words: string, example: string][] => [
  ...(several ? [
    [ACTIVITY_COLUMNS.network, 'Its name, as the portal has it', 'Hillside Learning Community'],
    [ACTIVITY_COLUMNS.number, 'Only where two have the same name: the number in the address of its page', ''],
  ] satisfies [string, string, string][] : []),
  [ACTIVITY_COLUMNS.on, 'The day first, then month and year. The last day, if it took several', '01/10/2026'],
  [ACTIVITY_COLUMNS.kind, `One of: ${ACTIVITY_KINDS.map(nameOfCode).join(', ')}`, nameOfCode('peer-review')],
  [ACTIVITY_COLUMNS.title, `What was done, in at most ${LONGEST_TITLE} characters. Everybody who signs in can read it, so name no pupils`, 'Peer review of mathematics in years 3 and 4'],
  [ACTIVITY_COLUMNS.urns, 'The schools that took part: one in each line, or all in one cell with spaces between them', '123456 123457'],
]

/** How to write the file, a file to begin with, and where to send it. `fillIn`: the address of that file. */
export const ActivityFileForm = ({ form, several, formKey, fillIn }: Several & { form: FormBack; formKey: string; fillIn: string }) => (
  <>
    <Lines>A spreadsheet saved as CSV. All lines are recorded, or none. You see first what would be.</Lines>
    <Lines>
      <Anchor href={fillIn}>Download a file to fill in (CSV)</Anchor>: {several ? 'a line for each collaboration, with its schools; those with schools not yet active come first' : 'a line with its schools'}.
      Fill in when, which kind and what; take out schools that did not take part. A line with neither date nor kind nor what was done is left out.
    </Lines>
    <Table
      caption="The columns, in any order" tight rows={columnsOf(several)} rowKey={([head]) => head} empty=""
      columns={[
        { key: 'head', head: 'Heading', header: true, cell: ([head]) => head },
        { key: 'words', head: 'What stands there', cell: ([, words]) => words },
        { key: 'example', head: 'For example', cell: ([, , example]) => example },
      ]}
    />
    <form method="post" encType="multipart/form-data" noValidate>
      <Hidden values={{ 'form-key': formKey }} />
      <FileField form={form} name="file" label="File" hint="CSV, up to 250 KB and 2,000 lines. Other columns are passed over." accept=".csv,text/csv" />
      <Button>Show what would be recorded</Button>
    </form>
  </>
)
