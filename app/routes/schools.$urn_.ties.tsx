import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { findSchool } from '../../db/network.ts'
import { listTies } from '../../db/school-ties.ts'
import { findSubject } from '../../db/subject.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { can } from '../../graph/permissions/can.ts'
import { readAsOf } from '../as-of.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { Anchor, BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { pictureOfSchool } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Schools tied to ${data?.name ?? 'a school'}`, 'Schools')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, today } = context
  const school = findSchool(db, { urn: idOf(params.urn) })
  if (!school) throw notFound()
  const subject = findSubject(db, { schoolId: school.id, today })!
  permit(viewer, 'school.read', subject)
  permit(viewer, 'network.read', subject)
  const asOf = readAsOf(readQuery(request), today)
  const people = can(viewer.actor, 'school.contact', subject)
  return {
    name: school.name, urn: school.urn, asOf, people, dayInWords: formatDay(asOf.day), on: asOf.day === today ? '' : `?on=${asOf.day}`,
    picture: pictureOfSchool(context, viewer, { id: school.id, urn: school.urn, day: asOf.day }),
    ties: listTies(db, viewer, { schoolId: school.id, day: asOf.day, people }),
  }
}

export default function Ties() {
  const { name, urn, asOf, people, dayInWords, on, ties, picture } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/schools/${urn}${on}`}>{name}</BackLink>
      <AsOfProblem asOf={asOf} />
      <Heading caption={name}>Schools it is tied to</Heading>
      <Lines>
        Schools in the same collaboration, trust or federation on {dayInWords}{people ? ', and schools that share a leader or governor with it' : ''}. Bodies that look after a whole area are left out.
      </Lines>
      {picture ? <p className="govuk-body al-actions"><Anchor href={picture}>See them as a picture</Anchor></p> : null}
      <AsOfForm asOf={asOf} />
      <Table
        caption={ties.length === 1 ? '1 school' : `${ties.length} schools`} tight rows={ties} rowKey={(row) => row.urn} empty="The school is tied to no other on that day."
        columns={[
          { key: 'name', head: 'School', header: true, cell: (row) => <Anchor href={`/schools/${row.urn}${on}`}>{row.name}</Anchor> },
          { key: 'phase', head: 'Phase', cell: (row) => PHASE_NAMES[row.phase] },
          {
            key: 'through', head: 'Through', cell: (row) => row.through.map((tie, index) => (
              <Fragment key={`${tie.party}-${tie.id}`}>
                {index > 0 ? ', ' : ''}{tie.party === 'network' ? <Anchor href={`/networks/${tie.id}${on}`}>{tie.name}</Anchor> : tie.name}
              </Fragment>
            )),
          },
        ]}
      />
    </>
  )
}
