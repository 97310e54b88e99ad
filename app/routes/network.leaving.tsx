import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import type { Holding } from '../../graph/network/picture/leaving.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Anchor, BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { PictureForm } from '../components/picture-form.tsx'
import { Table } from '../components/table.tsx'
import { formWords, pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { notFound, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`What breaks without ${data?.name ?? 'it'}`, 'Networks')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  const key = /^(school|network):[1-9]\d{0,14}$/.exec(query.text('who'))?.[0]
  if (!asked || !key) throw notFound()
  const leaving = await answerOf(context.db, { ...asked.of, what: 'leaving', key })
  if (!leaving) throw notFound()
  const { who, before, after, cutOff, leftAlone } = leaving
  return {
    form: { ...formWords(asked), keep: { ...formWords(asked).keep, who: key } }, area: asked.area.name, dayInWords: formatDay(asked.asOf.day), back: asked.at('/network'),
    name: who.name, isSchool: who.party === 'school', rows: rowsOf(before, after), cutOff, leftAlone,
  }
}

const rowsOf = (before: Holding, after: Holding) => [
  { what: 'Groups of schools that hang together', before: before.pieces, after: after.pieces },
  { what: 'Schools in the largest of them', before: before.largest, after: after.largest },
  { what: 'Schools tied to no other', before: before.alone, after: after.alone },
]

export default function Leaving() {
  const { form, area, dayInWords, back, name, isSchool, rows, cutOff, leftAlone } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={back}>The picture</BackLink>
      <AsOfProblem asOf={form.asOf} />
      <Heading caption={area}>What breaks {isSchool ? `if ${name} leaves` : `if ${name} ends`}</Heading>
      <Lines>
        By the networks of {dayInWords}. {cutOff.length === 0 && leftAlone.length === 0 ? 'Nobody is cut off: every school has another way to the rest.' : ''}
        {cutOff.length > 0 ? `${cutOff.length === 1 ? '1 school is' : `${cutOff.length} schools are`} cut off from the largest part of the group. ` : ''}
        {leftAlone.length > 0 ? `${leftAlone.length === 1 ? '1 school is' : `${leftAlone.length} schools are`} left with no tie at all.` : ''}
      </Lines>
      <PictureForm words={form} />
      <Table
        caption="Before and after" tight rows={rows} rowKey={({ what }) => what} empty=""
        columns={[
          { key: 'what', head: 'What', header: true, cell: ({ what }) => what },
          { key: 'before', head: 'With it', numeric: true, cell: (row) => row.before },
          { key: 'after', head: 'Without it', numeric: true, cell: (row) => row.after },
        ]}
      />
      <Cut title="Cut off from the rest" schools={cutOff} none="No school is cut off." />
      <Cut title="Left with no tie" schools={leftAlone} none="No school is left alone." />
      <Lines>This is about who belongs where. Whether a school is active, and what it hangs by, is told by coverage.</Lines>
    </>
  )
}

const Cut = ({ title, schools, none }: { title: string; schools: { name: string; urn: number }[]; none: string }) => (
  <Section title={title}>
    {schools.length === 0 ? <Lines>{none}</Lines> : <ul className="govuk-list govuk-list--bullet">{schools.map(({ name, urn }) => <li key={urn}><Anchor href={`/schools/${urn}`}>{name}</Anchor></li>)}</ul>}
  </Section>
)
