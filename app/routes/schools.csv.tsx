import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { csvResponse } from '../csv.ts'
import { readQuery } from '../listing.ts'
import { schoolsListed } from '../lists/schools.ts'
import { permitPage, requireViewer } from '../viewer.ts'

const STANDINGS: Record<string, string> = { open: 'Open', proposed: 'Planned', closed: 'Closed' }

/** The schools of the list, all pages of them. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'school.read')
  const { rows } = schoolsListed(context, viewer, readQuery(request), null)
  return csvResponse('schools', [
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.name },
    { head: 'Town', cell: (row) => row.town },
    { head: 'Phase', cell: (row) => PHASE_NAMES[row.phase as Phase] ?? row.phase },
    { head: 'Authority', cell: (row) => row.authority },
    { head: 'Pupils', cell: (row) => row.pupils },
    { head: 'Standing', cell: (row) => STANDINGS[row.standing] ?? row.standing },
  ], rows, `Taken by ${viewer.account.name} on ${context.today}`)
}
