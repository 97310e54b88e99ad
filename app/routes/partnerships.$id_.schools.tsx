import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BoardTable } from '../components/board-table.tsx'
import { Button, Select } from '../components/fields.tsx'
import { LeftOut } from '../components/left-out.tsx'
import { Anchor, BackLink, Heading, titled } from '../components/page.tsx'
import { partnershipFor, schoolsShown } from '../lists/partnerships.ts'
import { addressWith, readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { CLAIM_WORDS, CLAIMS } from '../../graph/boards/duties.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Schools of ${data.name}` : 'Schools', 'Improvement Partnerships')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { area, rows, leftOut } = partnershipFor(context, viewer, idOf(params.id))
  const query = readQuery(request)
  const { claim, shown } = schoolsShown(rows, query)
  return { id: area.id, name: area.name, total: rows.length, claim: claim ?? null, shown, leftOut: leftOut.map(({ name }) => name), csv: addressWith(query, {}).replace('/schools', '/schools/csv') }
}

const OPTIONS = CLAIM_WORDS.map((value) => ({ value, text: CLAIMS[value].words.replace('of these, ', 'supported or in challenge: ') }))

export default function PartnershipSchools() {
  const { id, name, total, claim, shown, leftOut, csv } = useLoaderData<typeof loader>()
  const words = claim === null ? 'Its schools' : `Schools that ${CLAIMS[claim].words.replace('of these, ', '')}`
  return (
    <>
      <BackLink href={`/partnerships/${id}`}>Back to the five duties</BackLink>
      <Heading caption={name}>{words}</Heading>
      <LeftOut names={leftOut} />
      <form method="get" className="al-filter" aria-label="Filter schools">
        <Select form={undefined} name="show" label="Schools that" value={claim ?? ''} blank="All of them" options={OPTIONS} />
        <Button kind="secondary">Filter</Button>
      </form>
      <BoardTable caption={`${shown.length} of ${total} schools`} rows={shown} />
      {shown.length > 0 ? <p className="govuk-body al-actions"><Anchor href={csv}>Download these schools as a spreadsheet (CSV)</Anchor></p> : null}
    </>
  )
}
