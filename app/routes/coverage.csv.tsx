import type { LoaderFunctionArgs } from '@remix-run/node'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { COVERAGE_STATES, lastTookPart } from '../coverage-words.ts'
import { csvResponse } from '../csv.ts'
import { coverageAsked, coverageListed } from '../lists/coverage.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

/** The schools of the coverage page: same area, day, filter and order. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const { rows } = coverageListed(context, viewer, asked, query)
  return csvResponse('coverage', [
    { head: 'No.', cell: (row) => row.number },
    { head: 'URN', cell: (row) => row.school.urn },
    { head: 'School', cell: (row) => row.school.name },
    { head: 'Phase', cell: (row) => PHASE_NAMES[row.school.phase] },
    { head: 'State', cell: (row) => COVERAGE_STATES[row.coverage].text },
    { head: 'Last evidence', cell: lastTookPart },
    { head: 'What it was', cell: (row) => row.evidence[0]?.title ?? (lastTookPart(row) === null ? null : 'Nothing since') },
    { head: 'Collaborations', cell: (row) => row.networks.map(({ networkName, active }) => `${networkName}${active ? '' : ' (on paper)'}`).join('; ') },
    { head: 'Hangs by', cell: (row) => row.threads.map(({ because }) => because).join(' ') },
    { head: 'To approach', cell: (row) => row.approaches.map(({ networkName }) => networkName).join('; ') },
    { head: 'As of', cell: () => asked.asOf.day },
  ], rows, `Taken by ${viewer.account.name} on ${context.today}`)
}
