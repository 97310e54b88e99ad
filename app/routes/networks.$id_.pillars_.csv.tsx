import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { pillarLines } from '../lists/pillars.ts'
import { alikeOf, typicalOf } from '../pillar-words.ts'
import { networkFor } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** The results of a network's closed reviews, as its page shows them. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { lines } = pillarLines(context, networkFor(context, viewer, idOf(params.id), 'pillars.read'))
  return csvResponse('pillars', [
    { head: 'Review', cell: (row) => row.term },
    { head: 'Pillar', cell: (row) => row.name },
    { head: 'Schools', cell: (row) => row.answers },
    { head: 'Typical answer', cell: typicalOf },
    { head: 'Mean (1 to 4)', cell: (row) => row.result?.mean ?? null },
    { head: 'How alike', cell: alikeOf },
    { head: 'Average deviation about the median (steps)', cell: (row) => row.result?.deviation ?? null },
  ], lines, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
