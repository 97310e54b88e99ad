import type { RuleOutcome, TermValue } from '../../graph/matching/model.ts'
import { TERM_NAMES } from '../../graph/matching/settings.ts'
import { Table } from './table.tsx'

/** A share from 0 to 1 as a bar; the figure stands beside it, so that nobody needs to see it. */
export const Bar = ({ share }: { share: number }) => (
  <svg width="96" height="10" viewBox="0 0 96 10" aria-hidden="true" focusable="false">
    <rect x="0.5" y="0.5" width="95" height="9" fill="#e3e7e6" stroke="#484d50" />
    <rect x="0.5" y="0.5" width={95 * Math.max(0, Math.min(1, share))} height="9" fill="#14504a" />
  </svg>
)

export const FIT_EXPLAINED = 'The fit is the mean of these, each counted by its weight.'

/** What speaks for a pair: each term with its value, what it weighs, and why; `explained`: what the figures come to. */
export const Terms = ({ caption, terms, explained }: { caption: string; terms: TermValue[]; explained: string }) => (
  <>
    <p className="govuk-body">The higher the weight, the more it counts. {explained}</p>
    <Table
      caption={caption}
      columns={[
        { key: 'term', head: 'What counts', header: true, cell: ({ term }) => TERM_NAMES[term] },
        { key: 'value', head: 'Out of 100', numeric: true, cell: ({ value }) => Math.round(value * 100) },
        { key: 'bar', head: 'As a bar', cell: ({ value }) => <Bar share={value} /> },
        { key: 'weight', head: 'Weight', numeric: true, cell: ({ weight }) => weight },
        { key: 'because', head: 'Because', cell: ({ because }) => because },
      ]}
      rows={terms}
      rowKey={({ term }) => term}
      empty="Nothing was weighed."
      tight
    />
  </>
)

/** Every rule and its answer. */
export const Rules = ({ rules }: { rules: Pick<RuleOutcome, 'passed' | 'because'>[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {rules.map(({ passed, because }) => <li key={because}>{passed ? '' : 'Not allowed: '}{because}</li>)}
  </ul>
)
