import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Done, Heading, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { readQuery } from '../listing.ts'
import { authoritiesToManage } from '../schemes.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { listSchemes } from '../../db/schemes.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { TEMPLATES, templateOf } from '../../graph/network/templates/templates.ts'

export const meta: MetaFunction = () => titled('Templates', 'Networks')

const DONE: Record<string, string> = { dropped: 'The draft is thrown away. Nothing was made of it.' }
const STATES = { draft: 'Draft', applied: 'Applied', dropped: 'Thrown away' }

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'network.manage')
  const laCodes = authoritiesToManage(context, viewer).map(({ code }) => code)
  return {
    done: readQuery(request).text('done'),
    templates: TEMPLATES.map(({ code, authority, name, words, figures }) => ({ code, authority, name, words, figures })),
    drafts: listSchemes(context.db, { laCodes }).map(({ at, template, ...row }) => ({ ...row, on: formatDay(at.slice(0, 10)), name: templateOf(template)?.authority ?? template })),
  }
}

export default function Templates() {
  const { templates, drafts, done } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/networks">All networks</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading>Ways of working to start from</Heading>
      <Lines>Each template is the way one authority organised its schools. Choose one to see what it would make of yours. Nothing is made until you apply it.</Lines>
      {drafts.length === 0 ? null : (
        <Section title="Drafts and what was applied">
          <Table
            caption="Drafts and what was applied, newest first" hideCaption tight rows={drafts} rowKey={(row) => row.id} empty=""
            columns={[
              { key: 'name', head: 'After', header: true, cell: (row) => <Anchor href={`/networks/schemes/${row.id}`}>{row.name}, number {row.id}</Anchor> },
              { key: 'authority', head: 'For', cell: (row) => row.authority },
              { key: 'state', head: 'State', cell: (row) => STATES[row.state] },
              { key: 'by', head: 'Begun by', cell: (row) => row.by ?? '' },
              { key: 'on', head: 'On', cell: (row) => <span className="al-nowrap">{row.on}</span> },
            ]}
          />
        </Section>
      )}
      <Section title="Templates">
        <Table
          caption="Templates by authority" hideCaption rows={templates} rowKey={(row) => row.code} empty=""
          columns={[
            { key: 'authority', head: 'As in', header: true, cell: (row) => <Anchor href={`/networks/templates/${row.code}`}>{row.authority}</Anchor> },
            { key: 'name', head: 'Way of working', cell: (row) => <><strong>{row.name}</strong><br />{row.words}</> },
            { key: 'figures', head: 'In the source', cell: (row) => row.figures.join('. ') },
          ]}
        />
      </Section>
    </>
  )
}
