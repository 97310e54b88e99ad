import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { coverageAsked } from '../lists/coverage.ts'
import { repairListed } from '../lists/repair.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

type Line = { urn: number; school: string; what: string; network: string | null; because: string; km: number | null; asking?: string }

/** What would cover everybody: a line for each school that is not active. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const asked = coverageAsked(context, viewer, readQuery(request))
  if (!asked) throw notFound()
  const { memberships, sessions, shortfalls } = repairListed(context, viewer, asked)
  const lines: Line[] = [
    ...memberships.map(({ school, networkName, because, km, underWay }) => ({ urn: school.urn, school: school.name, what: 'Could join', network: networkName, because: because.join(' '), km, asking: underWay.map(({ words }) => words).join(' ') })),
    ...sessions.flatMap(({ networkName, alive, schools }) => schools.map(({ urn, name }) => ({ urn, school: name, what: 'Could take part again', network: networkName, because: alive ? 'Others take part' : 'Nobody takes part now', km: null }))),
    ...shortfalls.flatMap(({ because, without }) => without.map(({ urn, name }) => ({ urn, school: name, what: 'Nothing covers it', network: null, because, km: null }))),
  ]
  return csvResponse('what-would-cover-everybody', [
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'What', cell: (row) => row.what },
    { head: 'Collaboration', cell: (row) => row.network },
    { head: 'Why', cell: (row) => row.because },
    { head: 'Counts as, km', cell: (row) => row.km },
    { head: 'Who asks', cell: (row) => row.asking ?? null },
    { head: 'As of', cell: () => asked.asOf.day },
  ], lines, `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}
