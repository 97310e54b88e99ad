import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSchools } from '../../db/network.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { TextField } from '../components/fields.tsx'
import { DrawingKey } from '../components/network-drawing.tsx'
import { NetworkView } from '../components/network-view.tsx'
import { Anchor, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { PictureForm } from '../components/picture-form.tsx'
import { AuthoritiesTable, NetworksTable, NothingToLookAt, SchoolsTable } from '../components/picture-tables.tsx'
import { picturedOf, readSought } from '../lists/drawn.ts'
import { formWords, pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Picture of ${data.area}` : 'Picture of the network', 'Networks')

/** Schools told of by name where the picture shows authorities only. */
const MOST_FOUND = 20

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  if (!asked) return null
  const sought = await readSought(context, asked, query)
  const { search, way } = sought
  const pictured = await picturedOf(context, asked, sought)
  const { at, school, area, asOf, namesOnly } = asked
  const ends: Record<string, string> = way ? { from: String(way.from.urn), to: String(way.to.urn) } : {}
  const elsewhere = pictured.level === 'authorities' && search !== '' ? listSchools(context.db, viewer, { search, size: MOST_FOUND }) : null
  return {
    form: formWords(asked), search, pictured, namesOnly, area: area.name, school: school?.name ?? null, dayInWords: formatDay(asOf.day), today: context.today, day: asOf.day,
    found: elsewhere && { total: elsewhere.total, rows: elsewhere.rows.map(({ urn, name, authority }) => ({ name, authority, href: at('/network', { school: String(urn) }) })) },
    way: way?.steps ? { from: way.from.name, to: way.to.name, ties: way.steps.length } : null,
    address: {
      marks: asked.at('/network/json', { search, ...ends }),
      map: at('/map', { school: '' }), whole: at('/network', { school: '' }), way: at('/network/path', way ? ends : school ? { from: String(school.urn) } : {}), bridges: at('/network/bridges'), groups: at('/network/groups'),
      svg: at('/network/svg', { search, ...ends }), gexf: at('/network/gexf'), graphml: at('/network/graphml'), nodes: at('/network/nodes/csv'), edges: at('/network/edges/csv'),
    },
  }
}

export default function NetworkPictured() {
  const data = useLoaderData<typeof loader>()
  if (!data) return <NothingToLookAt />
  const { form, search, pictured, namesOnly, area, school, dayInWords, day, today, found, way, address } = data
  return (
    <>
      <AsOfProblem asOf={form.asOf} />
      <Heading caption={area}>{school ? `${school} and its direct ties` : 'Who works with whom'}</Heading>
      <Lines>Schools and the networks they share on {dayInWords}. It shows who belongs where, and nothing confidential.</Lines>
      <PictureForm words={form}><TextField form={undefined} name="search" type="search" label="Find a school or network" value={search} width={20} /></PictureForm>
      {school ? <Inset>Only {school}, its networks and the schools in them. <Anchor href={address.whole}>Show all of {area}</Anchor>.</Inset> : null}
      {namesOnly ? <Inset>You see your own school and its direct partners, by name only.</Inset> : null}
      {way ? <Inset>The way from {way.from} to {way.to}, {way.ties === 1 ? '1 tie' : `${way.ties} ties`}, is drawn in bold{pictured.level === 'authorities' ? ' once every school is drawn' : ''}. <Anchor href={address.way}>See it tie by tie</Anchor>.</Inset> : null}
      {found ? (
        <Section title={`${found.total === 1 ? '1 school fits' : `${found.total} schools fit`}`}>
          <ul className="govuk-list">{found.rows.map(({ name, authority, href }) => <li key={href}><Anchor href={href}>{name}</Anchor> ({authority})</li>)}</ul>
          {found.total > found.rows.length ? <Lines>These are the first {found.rows.length}. More words find fewer.</Lines> : null}
        </Section>
      ) : null}
      <ul className="govuk-list al-actions">
        <li><Anchor href={address.map}>On the map</Anchor></li>
        <li><Anchor href={address.way}>The way between two schools</Anchor></li>
        <li><Anchor href={address.bridges}>Who bridges</Anchor></li>
        <li><Anchor href={address.groups}>Groups found and declared</Anchor></li>
      </ul>
      <Section id="picture" title="The picture">
        {pictured.level === 'schools' && pictured.found !== null ? <p className="govuk-body" role="status">{pictured.found === 0 ? 'Nothing in this picture has that name.' : `${pictured.found} found; ringed in the picture.`}</p> : null}
        {pictured.level === 'schools' ? <DrawingKey /> : (
          <>
            <div data-while="still">
              <Lines>There are too many schools here to draw one by one. Each mark is an authority; choose one to see its schools.</Lines>
              <DrawingKey authorities />
            </div>
            <div data-while="live" hidden><DrawingKey /></div>
          </>
        )}
        <NetworkView drawn={pictured.drawn} day={day} today={today} marks={address.marks} schools={pictured.level === 'authorities' ? pictured.authorities.reduce((sum, { schools }) => sum + schools, 0) : null} />
      </Section>
      <Section id="tables" title="The same in words">
        {pictured.level === 'schools' ? (
          <>
            <SchoolsTable rows={pictured.schools} namesOnly={namesOnly} />
            <NetworksTable rows={pictured.networks} />
          </>
        ) : <AuthoritiesTable rows={pictured.authorities} />}
      </Section>
      <Section title="To take away">
        <ul className="govuk-list">
          <li><Anchor href={address.svg}>The picture, still, to print (SVG)</Anchor></li>
          <li><Anchor href={address.gexf}>For Gephi (GEXF)</Anchor></li>
          <li><Anchor href={address.graphml}>For other graph programs (GraphML)</Anchor></li>
          <li><Anchor href={address.nodes}>Schools and networks as a spreadsheet (CSV)</Anchor></li>
          <li><Anchor href={address.edges}>Who belongs to which as a spreadsheet (CSV)</Anchor></li>
        </ul>
      </Section>
    </>
  )
}
