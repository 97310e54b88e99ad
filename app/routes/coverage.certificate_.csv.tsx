import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordedBy } from '../../graph/coverage/activity.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { COVERAGE_STATES, lastTookPart } from '../coverage-words.ts'
import { csvResponse } from '../csv.ts'
import { certificateListed, piecesOf } from '../lists/certificate.ts'
import { coverageAsked } from '../lists/coverage.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

/** The evidence of the certificate: a line for each piece, and one for each school without. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const asked = coverageAsked(context, viewer, readQuery(request))
  if (!asked) throw notFound()
  return csvResponse('certificate-of-coverage', [
    { head: 'URN', cell: ({ row }) => row.school.urn },
    { head: 'School', cell: ({ row }) => row.school.name },
    { head: 'Phase', cell: ({ row }) => PHASE_NAMES[row.school.phase] },
    { head: 'State', cell: ({ row }) => COVERAGE_STATES[row.coverage].text },
    { head: 'Date', cell: ({ on }) => on ?? null },
    { head: 'What it was', cell: ({ title }) => title ?? null },
    { head: 'Kind', cell: ({ kind }) => (kind === undefined ? null : nameOfCode(kind)) },
    { head: 'Collaboration', cell: ({ networkName }) => networkName ?? null },
    { head: 'Recorded by', cell: ({ by }) => (by === undefined ? null : recordedBy(by)) },
    { head: 'Belongs to', cell: ({ row }) => row.networks.map((one) => one.networkName).join('; ') },
    { head: 'Last took part', cell: ({ row }) => lastTookPart(row) },
    { head: 'Hangs by', cell: ({ row }) => row.threads.map(({ because }) => because).join(' ') },
    { head: 'As of', cell: () => asked.asOf.day },
  ], piecesOf(certificateListed(context, viewer, asked).rows), `Drawn up by ${viewer.account.name} on ${context.today}: ${asked.area.name}`)
}
