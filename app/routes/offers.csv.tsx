import type { LoaderFunctionArgs } from '@remix-run/node'
import { standingText, strengthName } from '../components/offers.tsx'
import { csvResponse } from '../csv.ts'
import { hereOf } from '../lists/here.ts'
import { offersListed } from '../lists/offers.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'offer.read')
  const rows = offersListed(context, viewer, readQuery(request), hereOf(context.db, viewer))
  return csvResponse('offers', [
    { head: 'Offer', cell: (row) => row.id },
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'Leader', cell: (row) => row.leader ?? '' },
    { head: 'Authority', cell: (row) => row.authority },
    { head: 'Areas', cell: (row) => row.areas.map(({ area, strength }) => `${area} (${strengthName(strength).toLowerCase()})`).join('; ') },
    { head: 'Kinds of school helped', cell: (row) => row.phases.map((phase) => PHASE_NAMES[phase]).join('; ') },
    { head: 'Days a term', cell: (row) => row.halfDaysPerTerm / 2 },
    { head: 'Reach in km', cell: (row) => row.reachKm },
    { head: 'Distance in km', cell: (row) => (row.km === null ? '' : Math.round(row.km)) },
    { head: 'From', cell: (row) => row.from },
    { head: 'Until', cell: (row) => row.until },
    { head: 'Last confirmed', cell: (row) => row.attestedOn },
    { head: 'State', cell: (row) => standingText(row.standing) },
  ], rows, `Taken by ${viewer.account.name} on ${context.today}`)
}
