import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPeople } from '../../db/people.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { Button, TextField } from '../components/fields.tsx'
import { Anchor, Heading, Lines, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { addressWith, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('People')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'person.read')
  const query = readQuery(request)
  const search = query.text('search').slice(0, 200)
  const asked = /^[0-9]{1,6}$/.test(query.text('page')) ? Number(query.text('page')) : 1
  const { rows, total, page, pages } = listPeople(context.db, viewer, { search, page: asked })
  return {
    search, total, page, pages, mayRecord: mayEver(viewer.actor, 'person.manage'),
    rows: rows.map((row) => ({ ...row, posts: row.posts.map(({ role, place }) => `${nameOfCode(role)}, ${place}`) })),
    pageHrefs: { previous: addressWith(query, { page: String(page - 1) }), next: addressWith(query, { page: String(page + 1) }) },
  }
}

export default function People() {
  const { search, total, page, pages, mayRecord, rows, pageHrefs } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>People</Heading>
      <Lines>{mayRecord ? 'Those who hold or held a post at a school of your authority. Rounds use this to find conflicts of interest.' : 'What is recorded of you. Rounds use it to find conflicts of interest.'}</Lines>
      {mayRecord ? <p className="govuk-body al-actions"><Anchor href="/people/new">Record a person</Anchor></p> : null}
      <form className="al-filter" method="get" role="search" aria-label="Find people">
        <TextField form={undefined} name="search" type="search" label="Name" value={search} width={20} />
        <Button kind="secondary">Find people</Button>
      </form>
      <p className="govuk-body" role="status">{total === 1 ? '1 person' : `${total} people`}{pages > 1 ? `, page ${page} of ${pages}` : ''}</p>
      <Table
        caption="People" hideCaption tight rows={rows} rowKey={({ id }) => id}
        empty={mayRecord ? 'Nobody of that name is recorded. Try fewer letters, or record the person.' : 'Nothing is recorded of you. Ask your broker.'}
        columns={[
          { key: 'name', head: 'Name', header: true, cell: ({ id, name }) => <Anchor href={`/people/${id}`}>{name}</Anchor> },
          { key: 'posts', head: 'Posts today', cell: ({ posts }) => (posts.length === 0 ? 'None' : posts.map((post) => <div key={post}>{post}</div>)) },
          { key: 'designations', head: 'Designations today', cell: ({ designations }) => (designations.length === 0 ? 'None' : designations.join(', ')) },
        ]}
      />
      <Pages page={page} pages={pages} href={(to) => (to < page ? pageHrefs.previous : pageHrefs.next)} />
    </>
  )
}
