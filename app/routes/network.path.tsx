import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MOST_DRAWN } from '../../db/pictures.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { ErrorSummary, Select, TextField } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { PictureForm } from '../components/picture-form.tsx'
import { NothingToLookAt } from '../components/picture-tables.tsx'
import { Table } from '../components/table.tsx'
import { distinctLabels } from '../distinct-labels.ts'
import type { FieldError, Refused } from '../forms.ts'
import { formWords, idOfUrn, marked, pictureAsked } from '../lists/picture.ts'
import { readQuery } from '../listing.ts'
import { answerOf } from '../pictures.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('The way between two schools', 'Networks')

const ENDS = [['from', 'first'], ['to', 'second']] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  if (!asked) return null
  const nodes = marked(await answerOf(context.db, { ...asked.of, what: 'graph' })).filter(({ party }) => party === 'school') as { id: number; name: string; urn: number }[]
  const inPicture = new Set(nodes.map(({ id }) => id))
  const typed = { from: query.text('from').slice(0, 20), to: query.text('to').slice(0, 20) }
  const ids = ENDS.map(([end]) => idOfUrn(context.db, typed[end]))
  const few = nodes.length <= MOST_DRAWN
  const wanted = typed.from !== '' && typed.to !== ''
  const errors = ENDS.flatMap(([end, which], index): FieldError[] =>
    typed[end] === '' || (ids[index] !== null && inPicture.has(ids[index]!)) ? [] : [{ field: end, message: few ? `Choose the ${which} school from the list. The one asked for is not in this part on that day` : `Enter the URN of the ${which} school. It has six figures, and the school is in this part on that day` }])
  const way = wanted && errors.length === 0 ? await answerOf(context.db, { ...asked.of, what: 'way', fromId: ids[0]!, toId: ids[1]! }) : null
  const labels = few ? distinctLabels(nodes, ({ name }) => name) : []
  return {
    form: formWords(asked), area: asked.school ? `${asked.school.name} and its direct ties` : asked.area.name, dayInWords: formatDay(asked.asOf.day), back: asked.at('/network'), drawn: way?.steps?.length ? asked.at('/network', typed) : null, typed, way,
    refused: errors.length > 0 ? ({ errors, typed: { from: [typed.from], to: [typed.to] } } satisfies Refused) : undefined,
    options: few ? nodes.map(({ urn }, index) => ({ value: String(urn), text: labels[index]! })) : null,
  }
}

export default function Way() {
  const data = useLoaderData<typeof loader>()
  if (!data) return <NothingToLookAt />
  const { form, area, dayInWords, back, drawn, typed, way, refused, options } = data
  const label = { from: 'From', to: 'To' }
  return (
    <>
      <BackLink href={back}>The picture</BackLink>
      <AsOfProblem asOf={form.asOf} />
      <ErrorSummary form={refused} />
      <Heading caption={area}>The way between two schools</Heading>
      <Lines>The shortest way from one school to another through schools that share a network: whom to ask for an introduction.</Lines>
      <PictureForm words={form} button="Find the way">
        {ENDS.map(([end, which]) => (options
          ? <Select key={end} form={refused} name={end} label={label[end]} value={typed[end]} blank={`Choose the ${which} school`} options={options} />
          : <TextField key={end} form={refused} name={end} label={`${label[end]}: URN of the ${which} school`} value={typed[end]} inputMode="numeric" width={10} />
        ))}
      </PictureForm>
      {way ? (
        <Section title={`From ${way.from.name} to ${way.to.name}`}>
          {way.steps === null ? <Lines>On {dayInWords} no way leads from one to the other: no chain of shared networks joins them.</Lines> : way.steps.length === 0 ? <Lines>That is the same school.</Lines> : (
            <>
              <Lines>{way.steps.length === 1 ? 'They share a network: 1 tie.' : `${way.steps.length} ties, on ${dayInWords}. There may be other ways as short.`}</Lines>
              <Table
                caption="Tie by tie" tight rows={way.steps.map((step, index) => ({ ...step, number: index + 1 }))} rowKey={({ number }) => number} empty=""
                columns={[
                  { key: 'number', head: 'Tie', numeric: true, cell: ({ number }) => number },
                  { key: 'from', head: 'From', header: true, cell: (step) => <Anchor href={`/schools/${step.from.urn}`}>{step.from.name}</Anchor> },
                  { key: 'network', head: 'By', cell: (step) => <Anchor href={`/networks/${step.networkId}`}>{step.network}</Anchor> },
                  { key: 'to', head: 'To', cell: (step) => <Anchor href={`/schools/${step.to.urn}`}>{step.to.name}</Anchor> },
                  { key: 'words', head: 'In words', cell: ({ words }) => words },
                ]}
              />
              {drawn ? <Lines><Anchor href={drawn}>Show this way in the picture</Anchor></Lines> : null}
            </>
          )}
        </Section>
      ) : null}
    </>
  )
}
