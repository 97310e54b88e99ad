import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Button, DateField, Select, TextField } from '../components/fields.tsx'
import { AuthoritiesMap, AuthoritiesMapKey } from '../components/authorities-map.tsx'
import { SchoolsMapKey, SchoolsMaps } from '../components/map-drawing.tsx'
import { MapAuthoritiesTable, MapNetworksTable, MapSchoolsTable } from '../components/map-tables.tsx'
import { Anchor, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { NothingToLookAt } from '../components/picture-tables.tsx'
import { mapAsked, type MapPage as Asked } from '../lists/map.ts'
import { mappedOf, type Mapped } from '../lists/mapped.ts'
import { readQuery } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Map of ${data.area.name}` : 'Map', 'Networks')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = mapAsked(context, viewer, query)
  if (!asked) return null
  const search = query.text('search').slice(0, 200)
  const mapped = mappedOf(context, viewer, asked, await answerOf(context.db, { ...asked.of, schoolId: null, what: 'map' }), search)
  const { at, area, areas, asOf, kind, of, namesOnly } = asked
  return {
    area, search, mapped, namesOnly, day: formatDay(asOf.day), mayLoad: mayEver(viewer.actor, 'import.run'),
    form: { areas: areas.map(({ key, name }) => ({ value: key, text: name })), asOf, kind, network: of.networkId === null ? '' : String(of.networkId), ties: of.as },
    address: { svg: at('/map/svg', { search }), ...elsewhere(asked, mapped) },
  }
}

/** Where the same area is shown otherwise. */
const elsewhere = ({ at, covered, pictured, of, area }: Asked, { level }: Mapped) => {
  const plain = { network: '', ties: '' }
  return {
    coverage: covered ? at('/coverage', { ...plain, kind: '' }) : null,
    coverageCsv: covered && level === 'schools' ? at('/coverage/csv', { ...plain, kind: '' }) : null,
    network: pictured ? at('/network', plain) : null,
    nodes: pictured && level === 'schools' ? at('/network/nodes/csv', plain) : null,
    all: of.networkId === null ? null : at('/map', { area: area.key, network: '' }),
  }
}

const TIES = [{ value: 'lines', text: 'Lines' }, { value: 'bands', text: 'Bands around their schools' }]

export default function MapPage() {
  const data = useLoaderData<typeof loader>()
  if (!data) return <NothingToLookAt />
  const { area, search, mapped, namesOnly, day, mayLoad, form, address } = data
  return (
    <>
      <AsOfProblem asOf={form.asOf} />
      <Heading caption={area.name}>Map</Heading>
      <Lines>{mapped.level === 'schools' ? 'Schools' : 'Authorities'} on {day}. The boundaries are today’s. Numbers on the marks are those of the table below the map.</Lines>
      <form className="al-filter" method="get" role="search" aria-label="What to show">
        {form.areas.length > 1 ? <Select form={undefined} name="area" label="Area" value={area.key} options={form.areas} /> : <input type="hidden" name="area" value={area.key} />}
        {mapped.level === 'schools' ? <Networks form={form} mapped={mapped} /> : null}
        <TextField form={undefined} name="search" type="search" label={mapped.level === 'schools' ? 'Find a school' : 'Find an authority'} value={search} width={20} />
        <DateField form={form.asOf.form} name="on" label="As they were on" value={form.asOf.day} />
        <Button>Show</Button>
      </form>
      {namesOnly ? <Inset>You see your own school and its direct partners, by name only.</Inset> : null}
      <Outlines mapped={mapped} mayLoad={mayLoad} />
      {mapped.found === null ? null : <p className="govuk-body" role="status">{mapped.found === 0 ? 'Nothing on this map has that name.' : `${mapped.found} found; ringed on the map.`}</p>}
      <ul className="govuk-list al-actions">
        <li><Anchor href="#tables">The same in words</Anchor></li>
        {address.all ? <li><Anchor href={address.all}>All networks of this kind</Anchor></li> : null}
        {address.coverage ? <li><Anchor href={address.coverage}>Coverage</Anchor></li> : null}
        {address.network ? <li><Anchor href={address.network}>Picture of the network</Anchor></li> : null}
      </ul>
      <Section id="map" title="The map">{mapped.level === 'schools' ? <OfSchools mapped={mapped} /> : <OfAuthorities mapped={mapped} />}</Section>
      <Section id="tables" title="The same in words">
        {mapped.level === 'schools' ? (
          <>
            <MapSchoolsTable rows={mapped.schools} namesOnly={namesOnly} drawn={form.kind !== ''} />
            {form.kind === '' ? null : <MapNetworksTable rows={mapped.networks} />}
          </>
        ) : <MapAuthoritiesTable rows={mapped.authorities} />}
      </Section>
      <Section title="To take away">
        <ul className="govuk-list">
          <li><Anchor href={address.svg}>The map, still, to print (SVG)</Anchor></li>
          {address.coverageCsv ? <li><Anchor href={address.coverageCsv}>Schools and how each is covered as a spreadsheet (CSV)</Anchor></li> : null}
          {address.nodes ? <li><Anchor href={address.nodes}>Schools and networks as a spreadsheet (CSV)</Anchor></li> : null}
        </ul>
      </Section>
    </>
  )
}

type Data = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>>
type Shown = Data['mapped']
type OfLevel<Level extends Shown['level']> = Extract<Shown, { level: Level }>

/** Which ties: none, those of a kind, those of one network; the networks to choose from are those of the kind shown. */
const Networks = ({ form, mapped }: { form: Data['form']; mapped: OfLevel<'schools'> }) => (
  <>
    <Select form={undefined} name="kind" label="Networks" value={form.kind} blank="None" options={NETWORK_KINDS.map(({ code, name }) => ({ value: code, text: name }))} />
    {mapped.choices.length > 1 ? <Select form={undefined} name="network" label="Which of them" value={form.network} blank="All of this kind" options={mapped.choices.map(({ id, name }) => ({ value: String(id), text: name }))} /> : null}
    {form.kind === '' ? null : <Select form={undefined} name="ties" label="Drawn as" value={form.ties} options={TIES} />}
  </>
)

/** What there is no outline for, and who can help that. */
function Outlines({ mapped: { outlines, without }, mayLoad }: { mapped: Shown; mayLoad: boolean }) {
  if (outlines && without.length === 0) return null
  const what = outlines ? `There is no outline of ${without.slice(0, 5).join(', ')}${without.length > 5 ? ` and ${without.length - 5} more` : ''} here.` : 'No boundaries of authorities are here yet, so their outlines are not drawn.'
  return <Inset>{what} {mayLoad ? <>Load them under <Anchor href="/imports/new">Imports</Anchor>, as boundaries of authorities.</> : 'Whoever loads the register can load them.'}</Inset>
}

function OfSchools({ mapped: { drawn, phone, unplaced, schools, found } }: { mapped: OfLevel<'schools'> }) {
  if (schools.length === 0 && found === null) return <Lines>No school here was open on that day.</Lines>
  return (
    <>
      <SchoolsMapKey drawn={drawn} />
      <SchoolsMaps drawn={drawn} phone={phone} />
      {unplaced.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s" id="unplaced">Not on the map</h3>
          <Lines>The register has no place for {unplaced.length === 1 ? 'this school' : `these ${unplaced.length} schools`}.</Lines>
          <ul className="govuk-list">{unplaced.map(({ urn, number, name, href }) => <li key={urn}>{number}. <Anchor href={href}>{name}</Anchor></li>)}</ul>
        </>
      )}
    </>
  )
}

const OfAuthorities = ({ mapped: { drawn, months } }: { mapped: OfLevel<'authorities'> }) =>
  drawn === null ? <Lines>The register has no place for any of these schools, and there are no boundaries.</Lines> : (
    <>
      <Lines>There are too many schools here to draw one by one. Each authority is as dark as many of its schools were active in the {months} months before; choose one to see its schools.</Lines>
      <AuthoritiesMapKey drawn={drawn} />
      <div className="al-scroll" role="region" aria-label={drawn.title} tabIndex={0}><AuthoritiesMap drawn={drawn} /></div>
    </>
  )
