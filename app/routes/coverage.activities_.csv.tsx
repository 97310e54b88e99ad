import type { LoaderFunctionArgs } from '@remix-run/node'
import { coverageMonths } from '../../db/coverage.ts'
import { ACTIVITY_COLUMNS } from '../../graph/coverage/activity-file.ts'
import { coverageOf } from '../../graph/coverage/coverage.ts'
import { linesToFillIn } from '../../graph/coverage/file-of-many.ts'
import { csvResponse } from '../csv.ts'
import { readQuery } from '../listing.ts'
import { networksToRecordFor, networkToRecordFor } from '../networks.ts'
import { idOf, permitPage, requireViewer } from '../viewer.ts'

/** A file to fill in with what collaborations did: a line for each the viewer may record for, or for one network. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'activity.record')
  const asked = readQuery(request).text('network')
  const choices = asked === '' ? networksToRecordFor(context, viewer) : [networkToRecordFor(context, viewer, idOf(asked))]
  const facts = choices[0]?.facts
  const collaborations = new Set(facts?.kinds.filter(({ collaboration }) => collaboration).map(({ code }) => code))
  const schoolIds = [...new Set(choices.flatMap(({ schools }) => schools.map(({ id }) => id)))]
  const covered = facts ? coverageOf(facts, { day: context.today, months: coverageMonths(context.db), schoolIds }) : []
  const active = new Set(covered.filter(({ coverage }) => coverage === 'active').map(({ schoolId }) => schoolId))
  const lines = linesToFillIn(choices, { wanted: ({ kind }) => asked !== '' || collaborations.has(kind), active })
  return csvResponse('activities-to-fill-in', [
    { head: ACTIVITY_COLUMNS.network, cell: ({ network }) => network.name },
    { head: ACTIVITY_COLUMNS.number, cell: ({ number }) => number },
    { head: ACTIVITY_COLUMNS.on, cell: () => null },
    { head: ACTIVITY_COLUMNS.kind, cell: () => null },
    { head: ACTIVITY_COLUMNS.title, cell: () => null },
    { head: ACTIVITY_COLUMNS.urns, cell: ({ schools }) => schools.map(({ urn }) => urn).join(' ') },
    { head: 'Schools', cell: ({ schools }) => schools.map(({ name }) => name).join('; ') },
  ], lines, `Taken by ${viewer.account.name} on ${context.today}`)
}
