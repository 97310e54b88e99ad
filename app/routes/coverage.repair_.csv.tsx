import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { coverageAsked } from '../lists/coverage.ts'
import { repairListed, steadyListed, type MembershipRow } from '../lists/repair.ts'
import { readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

type Line = { urn: number; school: string; what: string; network: string | null; because: string; km: number | null; asking?: string }

/** What would cover everybody, or what would leave nobody hanging by one thread: a line for each thing a school could do, and for each that nothing helps. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const steady = query.text('target') === 'threads'
  return csvResponse(steady ? 'what-would-leave-nobody-by-one-thread' : 'what-would-cover-everybody', [
    { head: 'URN', cell: (row) => row.urn },
    { head: 'School', cell: (row) => row.school },
    { head: 'What', cell: (row) => row.what },
    { head: 'Collaboration', cell: (row) => row.network },
    { head: 'Why', cell: (row) => row.because },
    { head: 'Counts as, km', cell: (row) => row.km },
    { head: 'Who asks', cell: (row) => row.asking ?? null },
    { head: 'As of', cell: () => asked.asOf.day },
  ], steady ? steadyLines(steadyListed(context, viewer, asked)) : coveringLines(repairListed(context, viewer, asked)), `Confidential. Taken by ${viewer.account.name} on ${context.today}`)
}

const toJoin = (rows: readonly MembershipRow[]): Line[] =>
  rows.map(({ school, networkName, because, km, underWay }) => ({ urn: school.urn, school: school.name, what: 'Could join', network: networkName, because: because.join(' '), km, asking: underWay.map(({ words }) => words).join(' ') }))

const coveringLines = ({ memberships, sessions, shortfalls }: ReturnType<typeof repairListed>): Line[] => [
  ...toJoin(memberships),
  ...sessions.flatMap(({ networkName, alive, schools }) => schools.map(({ urn, name }) => ({ urn, school: name, what: 'Could take part again', network: networkName, because: alive ? 'Others take part' : 'Nobody takes part now', km: null }))),
  ...shortfalls.flatMap(({ because, without }) => without.map(({ urn, name }) => ({ urn, school: name, what: 'Nothing covers it', network: null, because, km: null }))),
]

const steadyLines = ({ memberships, sessions, unsteady }: ReturnType<typeof steadyListed>): Line[] => [
  ...toJoin(memberships),
  ...sessions.flatMap(({ networkName, schools }) => schools.map(({ urn, name }) => ({ urn, school: name, what: 'Could do something together', network: networkName, because: 'It belongs to enough and does not take part in enough', km: null }))),
  ...unsteady.flatMap(({ because, schools }) => schools.map(({ urn, name }) => ({ urn, school: name, what: 'Nothing makes it steady', network: null, because, km: null }))),
]
