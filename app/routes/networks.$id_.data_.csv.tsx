import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '../csv.ts'
import { publishedLines, sharedItems } from '../lists/pools.ts'
import { schoolsOf, type PoolLine } from '../pool-words.ts'
import { networkToRead } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'

/** The figures of the network's page: published ones for everybody, shared ones for those who may see them. */
export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const reviewing = networkToRead(context, viewer, idOf(params.id), 'pool.read')
  const { published: { schools, pupils, pupilsKnown, fsmPercent, fsmKnown }, phases, outcomes } = publishedLines(context, reviewing)
  const figure = (about: string, what: string, of: number): PoolLine => ({ key: about, about, what, schools: of, of: schools })
  const figures = [figure('Pupils', String(pupils), pupilsKnown), figure('Free school meals (% of pupils)', fsmPercent === null ? 'Not known' : String(fsmPercent), fsmKnown)]
  const shared = reviewing.may ? sharedItems(context, reviewing).flatMap(({ lines }) => lines) : []
  return csvResponse('schools-together', [
    { head: 'About', cell: (row) => row.about },
    { head: 'What', cell: (row) => row.what },
    { head: 'Schools', cell: (row) => row.schools ?? schoolsOf(row) },
    { head: 'Of', cell: (row) => row.of },
  ], [...figures, ...phases, ...outcomes, ...shared], `${shared.length > 0 ? 'Confidential. ' : ''}Taken by ${viewer.account.name} on ${context.today}`)
}
