import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAuthorities } from '../../db/network.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { keepDay } from '../as-of.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Button, DateField, Select, TextField } from '../components/fields.tsx'
import { Anchor, Details, Heading, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { addressWith, readQuery } from '../listing.ts'
import { networksListed } from '../lists/networks.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Networks')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.read')
  const query = readQuery(request)
  const { asOf, rows, total, page, pages } = networksListed(context, viewer, query)
  const on = asOf.day === context.today ? '' : `?on=${asOf.day}`
  const address = (changes: Record<string, string>) => addressWith(query, { ...keepDay(asOf.day, context.today), ...changes })
  return {
    asOf, total, page, pages, on, dayInWords: formatDay(asOf.day), mayRecord: mayEver(viewer.actor, 'network.manage'),
    rows: rows.map((row) => ({ ...row, lastOn: row.lastOn === null ? 'Nothing recorded' : formatDay(row.lastOn) })),
    typed: { search: query.text('search'), kind: query.text('kind'), la: query.text('la') },
    authorities: listAuthorities(context.db),
    address: { previous: address({ page: String(page - 1) }), next: address({ page: String(page + 1) }), csv: address({}).replace('/networks', '/networks/csv') },
  }
}

export default function Networks() {
  const { asOf, rows, total, page, pages, on, dayInWords, typed, authorities, address, mayRecord } = useLoaderData<typeof loader>()
  return (
    <>
      <AsOfProblem asOf={asOf} />
      <Heading>Networks</Heading>
      <p className="govuk-body al-actions">
        {mayRecord ? <Anchor href="/networks/new">Record a network</Anchor> : null}
        {mayRecord ? <Anchor href="/networks/templates">Start from a template</Anchor> : null}
        <Anchor href={`/network${on}`}>See the network as a picture</Anchor>
        <Anchor href={`/map${on}`}>See it on the map</Anchor>
      </p>
      <form className="al-filter" method="get" role="search" aria-label="Find networks">
        <TextField form={undefined} name="search" type="search" label="Name" value={typed.search} width={20} />
        <Select form={undefined} name="kind" label="Kind" value={typed.kind} blank="Any kind" options={NETWORK_KINDS.map(({ code, name }) => ({ value: code, text: name }))} />
        {authorities.length > 1 ? (
          <Select form={undefined} name="la" label="Authority" value={typed.la} blank="Any authority" options={authorities.map(({ code, name }) => ({ value: code, text: name }))} />
        ) : null}
        <DateField form={asOf.form} name="on" label="As they were on" value={asOf.day} />
        <Button>Find networks</Button>
      </form>
      <p className="govuk-body" role="status">{total === 1 ? '1 network' : `${total} networks`} on {dayInWords}{pages > 1 ? `, page ${page} of ${pages}` : ''}</p>
      <Table
        caption={`Networks on ${dayInWords}`} hideCaption tight rows={rows} rowKey={(row) => row.id} empty="No network fits. Try fewer words, another kind, or another day."
        columns={[
          { key: 'name', head: 'Network', header: true, cell: (row) => <Anchor href={`/networks/${row.id}${on}`}>{row.name}</Anchor> },
          { key: 'kind', head: 'Kind', cell: (row) => row.kindName },
          { key: 'lead', head: 'Led by', cell: (row) => row.lead ?? '' },
          { key: 'schools', head: 'Schools', numeric: true, cell: (row) => row.schools },
          { key: 'last', head: 'Last did something', cell: (row) => row.lastOn },
        ]}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? address.previous : address.next)} />
      {total > 0 ? <p className="govuk-body al-actions"><Anchor href={address.csv}>Download this list as a spreadsheet (CSV)</Anchor></p> : null}
      <Details summary="What the kinds of network are">
        <dl className="govuk-body">
          {NETWORK_KINDS.map(({ code, name, description }) => [
            <dt key={`${code}-name`}><strong>{name}</strong></dt>,
            <dd key={code} className="govuk-!-margin-bottom-2 govuk-!-margin-left-0">{description}</dd>,
          ])}
        </dl>
      </Details>
    </>
  )
}
