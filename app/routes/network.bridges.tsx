import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MOST_BRIDGES } from '../../db/pictures.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, titled } from '../components/page.tsx'
import { PictureForm } from '../components/picture-form.tsx'
import { NothingToLookAt } from '../components/picture-tables.tsx'
import { Table } from '../components/table.tsx'
import { formWords, pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { kindName } from '../network-families.ts'
import { answerOf } from '../pictures.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Who bridges', 'Networks')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const asked = pictureAsked(context, viewer, readQuery(request))
  if (!asked) return null
  const { bridges, schools, sampled } = await answerOf(context.db, { ...asked.of, what: 'bridges' })
  return {
    form: formWords(asked), area: asked.school ? `${asked.school.name} and its direct ties` : asked.area.name, dayInWords: formatDay(asked.asOf.day), back: asked.at('/network'), schools, sampled, most: MOST_BRIDGES,
    rows: bridges.map((row, index) => ({
      key: row.key, place: index + 1, name: row.name, what: row.party === 'school' ? 'School' : kindName(row.kind), ties: row.ties, share: percent(row.share),
      href: row.party === 'school' ? `/schools/${row.urn}` : `/networks/${row.id}`, leavingHref: asked.at('/network/leaving', { who: row.key }),
    })),
  }
}

const percent = (share: number): string => (share < 0.001 ? 'under 0.1%' : `${(share * 100).toFixed(1)}%`)

export default function Bridges() {
  const data = useLoaderData<typeof loader>()
  if (!data) return <NothingToLookAt />
  const { form, area, dayInWords, back, schools, sampled, most, rows } = data
  return (
    <>
      <BackLink href={back}>The picture</BackLink>
      <AsOfProblem asOf={form.asOf} />
      <Heading caption={area}>Who bridges</Heading>
      <Lines>
        For every two schools there is a shortest way from one to the other, through the networks they share. Who bridges stands on many of those ways.
        The measure is called betweenness. A high figure is a strength, and a risk: see what breaks without it.
      </Lines>
      <PictureForm words={form} />
      {sampled === null ? null : <Inset>Worked out from {sampled} of {schools} schools, evenly spread, so that it does not take minutes. The figures are estimates.</Inset>}
      <Table
        caption={`On ${dayInWords}${rows.length === most ? `, the first ${most}` : ''}`} tight rows={rows} rowKey={({ key }) => key} empty="No way between two schools leads through anybody else here."
        columns={[
          { key: 'place', head: 'Place', numeric: true, cell: ({ place }) => place },
          { key: 'name', head: 'Who', header: true, cell: ({ name, href }) => <Anchor href={href}>{name}</Anchor> },
          { key: 'what', head: 'What', cell: ({ what }) => what },
          { key: 'share', head: 'Of the ways between others', numeric: true, cell: ({ share }) => share },
          { key: 'ties', head: 'Ties', numeric: true, cell: ({ ties }) => ties },
          { key: 'leaving', head: 'Without it', cell: ({ name, leavingHref }) => <Anchor href={leavingHref}>See what breaks<span className="govuk-visually-hidden"> without {name}</span></Anchor> },
        ]}
      />
    </>
  )
}
