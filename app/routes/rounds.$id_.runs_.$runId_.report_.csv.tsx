import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { reportLines, reportRows } from '../lists/report.ts'
import { runFor } from '../lists/rounds.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** The report to publish, line by line; it does not say who took it. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { round, run } = runFor(context, viewer, idOf(params.id), idOf(params.runId))
  return csvResponse(`round-${round.id}-run-${run.id}-report`, [
    { head: 'Part', cell: ({ part }) => part },
    { head: 'What', cell: ({ what }) => what },
    { head: 'Value', cell: ({ value }) => value },
  ], reportLines(reportRows(round, run)), 'May be published. Counts under five are not shown, nor counts that would give them away.')
}
