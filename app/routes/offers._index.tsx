import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, Select } from '../components/fields.tsx'
import { OfferStandingTag, strengthName } from '../components/offers.tsx'
import { Anchor, Heading, Lines, Section, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { Unbroken } from '../components/prose.tsx'
import type { SignedIn } from '../context.ts'
import { hereOf } from '../lists/here.ts'
import { offersListed, offersSorting, type OfferRow } from '../lists/offers.ts'
import { addressWith, pageOf, readQuery, sortOf } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { listOffers, type OfferListed } from '../../db/offers.ts'
import { standingOf, type OfferStanding } from '../../graph/brokering/offers.ts'
import { AREAS } from '../../graph/categories/areas.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { mayEver } from '../../graph/permissions/can.ts'

export const meta: MetaFunction = () => titled('Offers')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'offer.read')
  const query = readQuery(request)
  const { db, today } = context
  const here = hereOf(db, viewer)
  const sorting = offersSorting(query)
  const page = pageOf(query, offersListed(context, viewer, query, here), 20)
  return {
    ...page,
    rows: page.rows.map((row) => ({ ...lineOf(row, row.standing), km: row.km })),
    own: listOffers(db, viewer, { own: true }).map((row) => ({ ...row, standing: standingOf(row, today) })).filter((row) => isMine(viewer, row) || WAITS.includes(row.standing)).map((row) => lineOf(row, row.standing)),
    forOthers: viewer.actor.grants.some(({ laCode }) => laCode !== null),
    asked: { areaCode: query.text('area'), phase: query.text('phase'), reach: query.text('reach') },
    filtered: ['area', 'phase', 'reach'].some((name) => query.text(name) !== ''),
    sorts: { school: sortOf(query, sorting, 'school'), distance: sortOf(query, sorting, 'distance'), days: sortOf(query, sorting, 'days'), until: sortOf(query, sorting, 'until') },
    address: { previous: addressWith(query, { page: String(page.page - 1) }), next: addressWith(query, { page: String(page.page + 1) }), csv: addressWith(query, {}).replace('/offers', '/offers/csv') },
    here: here?.name ?? null,
    mayMake: mayEver(viewer.actor, 'offer.make'),
  }
}

/** The person's own, or their school's; the authority's officers see apart from the list only what waits for somebody. */
const isMine = ({ actor }: SignedIn, { schoolId, personId }: OfferListed): boolean =>
  actor.grants.some((grant) => grant.schoolId === schoolId) || (personId !== null && personId === actor.personId)
const WAITS: OfferStanding[] = ['awaiting-head', 'stale']

const lineOf = (row: OfferListed | OfferRow, standing: OfferStanding) => ({
  id: row.id, supporter: row.leader ?? row.school, lentBy: row.leader ? row.school : null, standing,
  strongest: row.areas.slice(0, 3).map(({ area, strength }) => `${area} (${strengthName(strength).toLowerCase()})`).join(', '),
  more: Math.max(0, row.areas.length - 3), phases: row.phases.map((phase) => PHASE_NAMES[phase]).join(', '),
  days: formatHalfDays(row.halfDaysPerTerm), until: formatDay(row.until),
})
type Line = ReturnType<typeof lineOf>

export default function Offers() {
  const { rows, own, forOthers, page, pages, total, asked, filtered, sorts, address, here, mayMake } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Offers</Heading>
      <Lines>What schools and leaders can share. A broker matches offers with needs in rounds, so nobody has to ask round themselves.</Lines>
      {mayMake ? <div className="al-actions"><a className="govuk-button" href="/offers/new">Offer support</a></div> : null}
      {own.length > 0 ? (
        <Section title={forOthers ? 'Offers that wait for somebody' : 'Your offers'}>
          <Table
            tight caption="Newest first" hideCaption
            columns={[who, areas, { key: 'days', head: 'Days a term', cell: (row) => <Unbroken>{row.days}</Unbroken> }, { key: 'until', head: 'Until', cell: (row) => <Unbroken>{row.until}</Unbroken> }, standing]}
            rows={own} rowKey={(row) => row.id} empty=""
          />
        </Section>
      ) : null}
      <Section title="Everything on offer">
        <form method="get" className="al-filter" aria-label="Filter offers">
          <Select form={undefined} name="area" label="Area" value={asked.areaCode} blank="All areas" options={AREAS.map(({ code, name }) => ({ value: code, text: name }))} />
          <Select form={undefined} name="phase" label="Kind of school helped" value={asked.phase} blank="All kinds" options={PHASES} />
          {here ? <Checkboxes form={undefined} name="reach" legend="Distance" chosen={[asked.reach]} small options={[{ value: 'yes', text: `Only those who come as far as ${here}` }]} /> : null}
          <Button kind="secondary">Filter</Button>
        </form>
        <Table
          tight caption={`${total} open ${total === 1 ? 'offer' : 'offers'}`}
          columns={[
            { ...who, sort: sorts.school }, areas,
            { key: 'phases', head: 'Helps', cell: (row) => row.phases },
            { key: 'days', head: 'Days a term', sort: sorts.days, cell: (row) => <Unbroken>{row.days}</Unbroken> },
            ...(here ? [{ key: 'distance', head: 'Distance', sort: sorts.distance, cell: ({ km }: { km: number | null }) => (km === null ? 'Not known' : <Unbroken>{Math.round(km)} km</Unbroken>) }] : []),
            { key: 'until', head: 'Until', sort: sorts.until, cell: (row) => <Unbroken>{row.until}</Unbroken> },
            standing,
          ]}
          rows={rows} rowKey={(row) => row.id}
          empty={filtered ? <>No open offer is like that. <Anchor href="/offers">Show all open offers</Anchor>.</> : 'Nobody is offering support at the moment. When a school or leader does, it is listed here.'}
        />
        <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
        {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
      </Section>
    </>
  )
}

const PHASES = Object.entries(PHASE_NAMES).filter(([value]) => value !== 'not-applicable').map(([value, text]) => ({ value, text }))

const who = {
  key: 'who', head: 'Who', header: true,
  cell: (row: Line) => <><Anchor href={`/offers/${row.id}`}>{row.supporter}<span className="govuk-visually-hidden">{`, offer ${row.id}`}</span></Anchor>{row.lentBy ? `, ${row.lentBy}` : null}</>,
}
const areas = { key: 'areas', head: 'Strongest in', cell: (row: Line) => <>{row.strongest}{row.more > 0 ? ` and ${row.more} more` : null}</> }
const standing = { key: 'standing', head: 'State', cell: (row: Line) => <OfferStandingTag standing={row.standing} /> }
