import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listUnsettled, type Unsettled } from '../../db/imports/work-under-way.ts'
import { findSchool } from '../../db/network.ts'
import { findSubject } from '../../db/subject.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { idOf, notFound, permit, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What ${data.name} left open` : 'What a school left open', 'Schools')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'agreement.change')
  const school = findSchool(context.db, { urn: idOf(params.urn) })
  if (!school) throw notFound()
  const subject = findSubject(context.db, { schoolId: school.id, today: context.today })!
  for (const action of ['agreement.change', 'need.read', 'proposal.read', 'agreement.read'] as const) permit(viewer, action, subject)
  return {
    name: school.name, urn: school.urn, closedOn: school.standing === 'closed' && school.closedOn !== null ? formatDay(school.closedOn) : null,
    things: listUnsettled(context.db, viewer, { schoolId: school.id }).map((one) => ({ href: PLACES[one.kind](one.id), words: inWords(one) })),
  }
}

const PLACES: Record<Unsettled['kind'], (id: number) => string> = {
  need: (id) => `/needs/${id}`, offer: (id) => `/offers/${id}`, proposal: (id) => `/proposals/${id}`, agreement: (id) => `/agreements/${id}`,
}

function inWords({ kind, area, other }: Unsettled): string {
  if (kind === 'need') return `An open need: ${area}`
  if (kind === 'offer') return other === null ? 'Its offer' : `Its offer of ${other}`
  return `${kind === 'proposal' ? 'A proposal that waits' : 'An agreement under way'}: ${area}, with ${other}`
}

export default function LeftOpen() {
  const { name, urn, closedOn, things } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/schools/${urn}`}>Back to the school</BackLink>
      <Heading caption={name}>What is left open</Heading>
      {closedOn === null
        ? <Lines>The school is open. This is what it has under way.</Lines>
        : <Lines>The school closed on {closedOn}. Its needs and offers are in no round any more; nothing else was ended for it. Open each to withdraw, complete or end it.</Lines>}
      {things.length === 0 ? <Inset>Nothing is left open.</Inset> : <Bullets>{things.map(({ href, words }) => <Anchor key={href} href={href}>{words}</Anchor>)}</Bullets>}
    </>
  )
}
