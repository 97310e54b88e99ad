import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { categoriesListed } from '../lists/categories.ts'
import { readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'category.read')
  const { rows, day } = categoriesListed(context, viewer, readQuery(request))
  return csvResponse('categories', [
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'Authority', cell: (row) => row.authority },
    { head: 'Phase', cell: (row) => PHASE_NAMES[row.phase as Phase] ?? row.phase },
    { head: 'Category', cell: (row) => row.code ?? '' },
    { head: 'As on', cell: () => day },
  ], rows, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
