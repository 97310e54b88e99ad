import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findCategory } from '../../db/categories.ts'
import { networksOfSchool } from '../../db/network-members.ts'
import { findSchool, listPosts, listPublishedFacts } from '../../db/network.ts'
import { listOffers } from '../../db/offers.ts'
import { findSubject } from '../../db/subject.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { can } from '../../graph/permissions/can.ts'
import { readAsOf } from '../as-of.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { CategoryTag } from '../components/categories.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, Summary, titled } from '../components/page.tsx'
import { factsOfSchool, PublishedFacts, Website } from '../components/school-facts.tsx'
import { Table } from '../components/table.tsx'
import { readQuery } from '../listing.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.name ?? 'School', 'Schools')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, today } = context
  const urn = idOf(params.urn)
  const school = findSchool(db, { urn })
  if (!school) throw notFound()
  const subject = findSubject(db, { schoolId: school.id, today })!
  permit(viewer, 'school.read', subject)
  if (school.urn !== urn) throw redirect(`/schools/${school.urn}`)
  const asOf = readAsOf(readQuery(request), today)
  const mayContact = can(viewer.actor, 'school.contact', subject)
  const category = findCategory(db, viewer, { schoolId: school.id, day: asOf.day })
  return {
    name: school.name, urn, standing: school.standing, closedOn: school.closedOn === null ? null : formatDay(school.closedOn),
    phase: PHASE_NAMES[school.phase as Phase] ?? school.phase, facts: factsOfSchool(school), website: school.website,
    contact: mayContact ? { headName: school.headName, telephone: school.telephone } : null,
    posts: mayContact ? listPosts(db, { schoolId: school.id, day: asOf.day }) : null,
    category: category && { code: category.code, from: formatDay(category.from) },
    asOf, dayInWords: formatDay(asOf.day), isToday: asOf.day === today,
    tiesHref: `/schools/${urn}/ties${asOf.day === today ? '' : `?on=${asOf.day}`}`,
    networks: networksOfSchool(db, { schoolId: school.id, day: asOf.day }),
    published: listPublishedFacts(db, { schoolId: school.id }),
    offers: listOffers(db, viewer, { schoolId: school.id }),
  }
}

export default function SchoolPage() {
  const { name, standing, closedOn, phase, facts, website, contact, posts, category, asOf, dayInWords, isToday, tiesHref, networks, published, offers } = useLoaderData<typeof loader>()
  const since = isToday ? 'today' : `on ${dayInWords}`
  return (
    <>
      <BackLink href="/schools">All schools</BackLink>
      <AsOfProblem asOf={asOf} />
      <Heading caption={phase}>{name}</Heading>
      {standing === 'closed' ? <Inset>This school closed{closedOn ? ` on ${closedOn}` : ''}. It cannot ask for or offer support.</Inset> : null}
      {standing === 'proposed' ? <Inset>This school is planned and has not opened yet.</Inset> : null}
      <Section title="From the register">
        <Summary rows={[...facts, ...(website ? [['Website', <Website key="website" text={website} />] as [string, ReactNode]] : [])]} />
      </Section>
      {contact ? (
        <Section title="Who to speak to">
          <Lines>Only the school itself and officers of its authority see this.</Lines>
          <Summary rows={[['Headteacher in the register', contact.headName ?? 'Not given'], ['Telephone', contact.telephone ?? 'Not given']]} />
          <Table
            caption={`Posts held ${since}`} tight rows={posts ?? []} rowKey={(row) => `${row.personId}-${row.role}`} empty="No posts are recorded for that day."
            columns={[
              { key: 'name', head: 'Name', header: true, cell: (row) => row.name },
              { key: 'role', head: 'Post', cell: (row) => nameOfCode(row.role) },
              { key: 'designations', head: 'Designations', cell: (row) => row.designations.join(', ') },
              { key: 'from', head: 'Since', cell: (row) => formatDay(row.from) },
            ]}
          />
        </Section>
      ) : null}
      {category ? (
        <Section title="Category">
          <Lines><CategoryTag code={category.code} /> since {category.from}. This is confidential: only the school, its authority and its partnership&rsquo;s board see it.</Lines>
        </Section>
      ) : null}
      <Section title="Networks">
        <AsOfForm asOf={asOf} />
        <Table
          caption={`Networks the school belongs to ${since}`} tight rows={networks} rowKey={(row) => row.id} empty={`The school belongs to no network ${since}.`}
          columns={[
            { key: 'name', head: 'Network', header: true, cell: (row) => <Anchor href={`/networks/${row.id}`}>{row.name}</Anchor> },
            { key: 'kind', head: 'Kind', cell: (row) => row.kindName },
            { key: 'role', head: 'Part', cell: (row) => `${row.roles.map(nameOfCode).join(', ')}${row.through ? `, through ${row.through}` : ''}` },
            { key: 'since', head: 'Since', cell: (row) => (row.since === null ? 'Not recorded' : formatDay(row.since)) },
            { key: 'schools', head: 'Schools', numeric: true, cell: (row) => row.schools },
          ]}
        />
        <Lines><Anchor href={tiesHref}>Schools it is tied to through them</Anchor></Lines>
      </Section>
      <Section title="What it offers">
        <Table
          caption="Open offers" tight rows={offers} rowKey={(row) => row.id} empty="The school has no open offer."
          columns={[
            { key: 'areas', head: 'Areas', header: true, cell: (row) => <Anchor href={`/offers/${row.id}`}>{row.areas.map(({ area }) => area).join(', ')}</Anchor> },
            { key: 'leader', head: 'Who', cell: (row) => row.leader ?? 'The school' },
            { key: 'days', head: 'Days a term', cell: (row) => formatHalfDays(row.halfDaysPerTerm) },
            { key: 'until', head: 'Until', cell: (row) => formatDay(row.until) },
          ]}
        />
      </Section>
      <PublishedFacts facts={published} />
    </>
  )
}
