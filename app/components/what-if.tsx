import type { AnswerRows } from '../lists/answers.ts'
import { Anchor, Lines, Section, Warning } from './page.tsx'
import { Table } from './table.tsx'

/** Before and after as two bars, one above the other; the figures stand beside it. */
const TwoBars = ({ before, after, most }: { before: number; after: number; most: number }) => {
  const width = (value: number): number => (most === 0 ? 0 : Math.round((118 * value) / most))
  return (
    <svg width="120" height="20" viewBox="0 0 120 20" aria-hidden="true" focusable="false">
      <rect x="0.5" y="1.5" width={width(before)} height="7" fill="#b6bcbc" stroke="#484d50" />
      <rect x="0.5" y="11.5" width={width(after)} height="7" fill="#14504a" stroke="#0c3733" />
    </svg>
  )
}

/** What would change: price, tiers, who gains and who loses, and every proposal that differs. */
export function AnswerTables({ answer }: { answer: AnswerRows }) {
  const most = Math.max(0, ...answer.tiers.flatMap(({ beforeHalfDays, afterHalfDays }) => [beforeHalfDays, afterHalfDays]))
  return (
    <>
      {answer.refused.map((line) => <Warning key={line}>{line}</Warning>)}
      <p className="govuk-body-l">{answer.price}</p>
      <Lines>{answer.proof}{answer.nothing ? '' : ` Total benefit was ${answer.benefit.before} and would be ${answer.benefit.after}, weighed as the run weighed it.`}</Lines>
      {answer.nothing ? null : (
        <>
          <Section title="Who gains and who loses">
            <Table
              caption="Days met, the most urgent schools first: now in grey, then in green" tight
              columns={[
                { key: 'tier', head: 'Schools', header: true, cell: ({ words }) => words },
                { key: 'before', head: 'Now', cell: ({ before }) => before },
                { key: 'after', head: 'Then', cell: ({ after }) => after },
                { key: 'bars', head: 'As bars', cell: ({ beforeHalfDays, afterHalfDays }) => <TwoBars before={beforeHalfDays} after={afterHalfDays} most={most} /> },
                { key: 'gain', head: 'Gain', cell: ({ gain }) => gain },
                { key: 'loss', head: 'Lose', cell: ({ loss }) => loss },
              ]}
              rows={answer.tiers}
              rowKey={({ urgency }) => urgency}
              empty="No school has a need."
            />
            <Table
              caption="Needs that get more days or fewer" tight
              columns={[
                { key: 'need', head: 'Need', header: true, cell: ({ need, href }) => <Anchor href={href}>{need}</Anchor> },
                { key: 'before', head: 'Now', cell: ({ before }) => before },
                { key: 'after', head: 'Then', cell: ({ after }) => after },
                { key: 'moved', head: 'Difference', cell: ({ moved }) => moved },
              ]}
              rows={answer.needs}
              rowKey={({ needId }) => needId}
              empty="Every need gets as many days as before."
            />
          </Section>
          <Section title="Proposals that change">
            <Table
              caption="Proposals that change" hideCaption tight
              columns={[
                { key: 'need', head: 'Need', header: true, cell: ({ need }) => need },
                { key: 'supporter', head: 'Supporter', cell: ({ supporter }) => supporter },
                { key: 'before', head: 'Now', cell: ({ before }) => before },
                { key: 'after', head: 'Then', cell: ({ after }) => after },
              ]}
              rows={answer.pairs}
              rowKey={({ key }) => key}
              empty="None."
            />
          </Section>
        </>
      )}
    </>
  )
}
