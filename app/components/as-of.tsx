import type { AsOf } from '../as-of.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { Button, DateField, ErrorSummary, Hidden } from './fields.tsx'

/** The form that asks a page about another day; `keep` are the other words of its address. */
export const AsOfForm = ({ asOf, keep = {} }: { asOf: AsOf; keep?: Record<string, string> }) => (
  <form className="al-filter" method="get" role="search" aria-label="Day to look at">
    <Hidden values={keep} />
    <DateField form={asOf.form} name="on" label="Show the page as of" value={asOf.day} />
    <Button kind="secondary">Show that day</Button>
  </form>
)

/** What is wrong with the day that was typed, and what is shown instead. */
export const AsOfProblem = ({ asOf }: { asOf: AsOf }) =>
  asOf.form ? (
    <>
      <ErrorSummary form={asOf.form} />
      <p className="govuk-body">The page shows {formatDay(asOf.day)} instead.</p>
    </>
  ) : null
