import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { NETWORK_KIND_CODES } from '../../graph/network/kinds.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Select } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { PictureForm } from '../components/picture-form.tsx'
import { NothingToLookAt } from '../components/picture-tables.tsx'
import { Table } from '../components/table.tsx'
import { formWords, pictureAsked } from '../lists/picture.ts'
import { oneOf, readQuery } from '../listing.ts'
import { kindName } from '../network-families.ts'
import { answerOf } from '../pictures.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Groups found and declared', 'Networks')

/** What groups can have been declared as: a kind of network, or the authorities. */
const AGAINST = ['authority', ...NETWORK_KIND_CODES]
const AT_MOST = 60

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const query = readQuery(request)
  const asked = pictureAsked(context, viewer, query)
  if (!asked) return null
  const against = oneOf(AGAINST, query.text('against')) ?? 'improvement-partnership'
  const { groups, alone, modularity, likeness } = await answerOf(context.db, { ...asked.of, what: 'groups', against })
  return {
    form: formWords(asked), area: asked.school ? `${asked.school.name} and its direct ties` : asked.area.name, dayInWords: formatDay(asked.asOf.day), back: asked.at('/network'), against,
    options: AGAINST.map((value) => ({ value, text: wordsOf(value) })).sort((a, b) => (a.text < b.text ? -1 : 1)), declared: wordsOf(against),
    groups: groups.slice(0, AT_MOST).map((schools, index) => ({ number: index + 1, schools: schools.slice(0, AT_MOST), more: Math.max(0, schools.length - AT_MOST) })), total: groups.length,
    alone: alone.length, modularity: modularity.toFixed(2), likeness: { ...likeness, index: likeness.index?.toFixed(2) ?? null, overlaps: likeness.overlaps.slice(0, AT_MOST) },
  }
}

const wordsOf = (against: string): string => (against === 'authority' ? 'Local authority' : kindName(against))

export default function Groups() {
  const data = useLoaderData<typeof loader>()
  if (!data) return <NothingToLookAt />
  const { form, area, dayInWords, back, against, options, declared, groups, total, alone, modularity, likeness } = data
  return (
    <>
      <BackLink href={back}>The picture</BackLink>
      <AsOfProblem asOf={form.asOf} />
      <Heading caption={area}>Groups found and declared</Heading>
      <Lines>Which schools stand close together by all the networks they share on {dayInWords}, and how that compares with the groups they were put into. The method is called Louvain. It gives the same groups each time.</Lines>
      <PictureForm words={form}><Select form={undefined} name="against" label="Compare with" value={against} options={options} /></PictureForm>
      <Section title={`Compared with: ${declared}`}>
        {likeness.index === null ? <Lines>There is nothing to compare: too few of these schools are in exactly one group of that kind, or all are in the same.</Lines> : (
          <Lines>
            Likeness: <strong>{likeness.index}</strong>, over the {likeness.schools} schools in one group of each. This is the adjusted Rand index: 1 means the same groups, 0 no more alike than by chance.
          </Lines>
        )}
        <Lines>Left out of the comparison: {likeness.several} schools in more than one declared group, {likeness.none} in none, and {alone} tied to no other.</Lines>
        <Table
          caption={likeness.overlaps.length === AT_MOST ? `The ${AT_MOST} largest overlaps` : 'Overlaps'} tight rows={likeness.overlaps} rowKey={(row) => `${row.found} ${row.declared}`} empty="No school is in both."
          columns={[
            { key: 'found', head: 'Group found', header: true, cell: (row) => `Group ${row.found}` },
            { key: 'declared', head: 'Group declared', cell: (row) => row.declared },
            { key: 'schools', head: 'Schools in both', numeric: true, cell: (row) => row.schools },
            { key: 'of', head: 'Of the group found', numeric: true, cell: (row) => row.of },
            { key: 'outOf', head: 'Of the group declared', numeric: true, cell: (row) => row.outOf },
          ]}
        />
      </Section>
      <Section title="Groups found">
        <Lines>{total === 1 ? '1 group' : `${total} groups`} of two schools or more. Modularity {modularity}: how much denser the ties are inside the groups than by chance, at most 1.</Lines>
        <Table
          caption={total > AT_MOST ? `The ${AT_MOST} largest` : 'All groups'} tight rows={groups} rowKey={(row) => row.number} empty="No two schools share a network."
          columns={[
            { key: 'number', head: 'Group', header: true, cell: (row) => `Group ${row.number}` },
            { key: 'count', head: 'Schools', numeric: true, cell: (row) => row.schools.length + row.more },
            {
              key: 'schools', head: 'Which', cell: (row) => (
                <>{row.schools.map(({ name, urn }, index) => <span key={urn}>{index > 0 ? ', ' : ''}<Anchor href={`/schools/${urn}`}>{name}</Anchor></span>)}{row.more > 0 ? ` and ${row.more} more` : ''}</>
              ),
            },
          ]}
        />
      </Section>
    </>
  )
}
