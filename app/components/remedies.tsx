import type { RemedyRow } from '../lists/remedies.ts'
import { Anchor, Lines, Section, Tag } from './page.tsx'
import { Table } from './table.tsx'

const TAGS = { fully: <Tag colour="green">Helps fully</Tag>, 'in-part': <Tag colour="yellow">Helps in part</Tag>, not: <Tag>Does not help</Tag> }

const Asked = ({ what, decides }: Pick<RemedyRow, 'what' | 'decides'>) => (
  <>
    {what.map((line) => <div key={line}>{line}</div>)}
    <div className="govuk-hint govuk-!-margin-bottom-0">{decides.join('. ')}.</div>
  </>
)

/** What was checked: what helps, best first, with who would lose and gain; then what does not, and why. */
export function RemedyTables({ rows, school }: { rows: RemedyRow[]; school: string }) {
  const [helping, others] = [rows.filter(({ helps }) => helps !== 'not'), rows.filter(({ helps }) => helps === 'not')]
  return (
    <>
      <Lines>Each of these was checked by working the whole round out again with it. Nothing is changed, and nobody has been asked.</Lines>
      <Section title="What would help">
        <Table
          caption="What would help most, and take least from others, first" hideCaption tight
          columns={[
            { key: 'what', head: 'What it takes', header: true, cell: (row) => <Asked {...row} /> },
            { key: 'gets', head: 'This school would get', cell: ({ helps, gets }) => <>{TAGS[helps]}<div>{gets}</div></> },
            { key: 'others', head: 'Other schools', cell: (row) => <Others {...row} /> },
            { key: 'go', head: 'Go on', cell: (row) => <Go {...row} /> },
          ]}
          rows={helping}
          rowKey={({ key }) => key}
          empty={`None of what was checked would help ${school}.`}
        />
      </Section>
      {others.length > 0 ? (
        <Section title="What would not help">
          <Table
            caption="What was checked and would not help" hideCaption tight
            columns={[
              { key: 'what', head: 'What was checked', header: true, cell: (row) => <Asked {...row} /> },
              { key: 'because', head: 'Why it would not help', cell: ({ because }) => `It would not help, because ${because}` },
              { key: 'go', head: 'Go on', cell: (row) => <Go {...row} apply={null} /> },
            ]}
            rows={others}
            rowKey={({ key }) => key}
            empty="None."
          />
        </Section>
      ) : null}
    </>
  )
}

const Others = ({ others }: Pick<RemedyRow, 'others'>) => (others.length === 0 ? 'No other school’s days change' : others.map((line) => <div key={line}>{line}</div>))

const Go = ({ what, answer, apply }: Pick<RemedyRow, 'what' | 'answer' | 'apply'>) => (
  <>
    <div><Anchor href={answer}>Everything that would change<span className="govuk-visually-hidden"> with: {what.join(', ')}</span></Anchor></div>
    {apply ? <div><Anchor href={apply}>Apply to this round<span className="govuk-visually-hidden">: {what.join(', ')}</span></Anchor></div> : null}
  </>
)
