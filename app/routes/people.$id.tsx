import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { nameOfCode } from '../../graph/network/words.ts'
import { Anchor, BackLink, Done, Heading, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { Span } from '../components/people.tsx'
import { Table } from '../components/table.tsx'
import { mayChange, personFor } from '../people.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.person.name ?? 'Person', 'People')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const person = personFor(context, viewer, idOf(params.id))
  return {
    person, today: context.today, done: readQuery(request).text('done'),
    mayManage: mayChange(viewer, 'person.manage', person), mayDeclare: mayChange(viewer, 'interest.declare', person),
  }
}

const DONE: Record<string, string> = {
  recorded: 'The person is recorded.', post: 'The post is recorded.', ended: 'The post has a last day.', designation: 'The designation is recorded.', interest: 'The interest is declared.',
}

export default function PersonPage() {
  const { person: { id, name, posts, designations, interests }, today, done, mayManage, mayDeclare } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/people">All people</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption="Person">{name}</Heading>
      <Section title="Posts">
        <Table
          caption="Posts, present and past" hideCaption tight rows={posts} rowKey={(row) => row.id} empty="None is recorded."
          columns={[
            { key: 'role', head: 'Post', header: true, cell: (row) => nameOfCode(row.role) },
            { key: 'place', head: 'Where', cell: (row) => (row.urn === null ? row.place : <Anchor href={`/schools/${row.urn}`}>{row.place}</Anchor>) },
            { key: 'span', head: 'When', cell: (row) => <Span {...row} /> },
            ...(mayManage ? [{
              key: 'end', head: 'Action',
              cell: (row: (typeof posts)[number]) => (row.to !== null && row.to < today ? 'Over' : <Anchor href={`/people/${id}/posts/${row.id}/ending`}>End it<span className="govuk-visually-hidden">: {nameOfCode(row.role)}, {row.place}</span></Anchor>),
            }] : []),
          ]}
        />
        {mayManage ? <Lines><Anchor href={`/people/${id}/posts`}>Add a post</Anchor></Lines> : null}
      </Section>
      <Section title="Designations">
        <Table
          caption="Designations" hideCaption tight rows={designations} rowKey={(row) => row.id} empty="None is recorded."
          columns={[
            { key: 'name', head: 'Designation', header: true, cell: (row) => row.name },
            { key: 'issuer', head: 'Made by', cell: (row) => row.issuer },
            { key: 'span', head: 'When', cell: (row) => <Span {...row} /> },
          ]}
        />
        {mayManage ? <Lines><Anchor href={`/people/${id}/designations`}>Add a designation</Anchor></Lines> : null}
      </Section>
      <Section title="Declared interests">
        <Lines>A tie with a school, seen by the person and the officers of their authority. Rounds do not propose that they support that school.</Lines>
        <Table
          caption="Declared interests" hideCaption tight rows={interests} rowKey={(row) => row.id} empty="None is declared."
          columns={[
            { key: 'school', head: 'School', header: true, cell: (row) => <Anchor href={`/schools/${row.urn}`}>{row.school}</Anchor> },
            { key: 'nature', head: 'What the tie is', cell: (row) => row.nature },
            { key: 'span', head: 'When', cell: (row) => <Span {...row} /> },
          ]}
        />
        {mayDeclare ? <Lines><Anchor href={`/people/${id}/interests`}>Declare an interest</Anchor></Lines> : null}
      </Section>
    </>
  )
}
