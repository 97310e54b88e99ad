import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listHistory, type Told } from '../../db/history.ts'
import { instantInWords } from '../account-words.ts'
import { Button, Select, TextField } from '../components/fields.tsx'
import { Anchor, Details, Heading, Lines, titled } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { actionInWords, changeInLines } from '../history-words.ts'
import { addressWith, oneOf, readQuery } from '../listing.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('History')

const PER_PAGE = 50
const SHOWN = [{ value: '', text: 'Everything' }, { value: 'changes', text: 'Without sign-ins' }]

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'history.read')
  const query = readQuery(request)
  const school = query.text('school')
  const show = oneOf(SHOWN.map(({ value }) => value), query.text('show')) ?? ''
  const page = Math.min(Math.max(1, Math.trunc(Number(query.text('page'))) || 1), 1_000_000)
  const { events, total } = listHistory(context.db, viewer, { school, withoutSignIns: show === 'changes', from: (page - 1) * PER_PAGE, most: PER_PAGE })
  return { rows: events.map(rowOf), total, page, school, show, previous: addressWith(query, { page: String(page - 1) }), next: addressWith(query, { page: String(page + 1) }) }
}

const rowOf = ({ seq, at, by, action, subject, subjectId, school, change, why }: Told) => ({
  seq, when: instantInWords(at), who: by ?? 'The portal', what: actionInWords(action), which: `${subject} ${subjectId}`, school, changes: changeInLines(change), why,
})

export default function History() {
  const { rows, total, page, school, show, previous, next } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>History</Heading>
      <Lines>Everything anybody changed: who, when, what and why. It is only ever added to. <Anchor href="/history/verification">Check that nothing was changed behind its back</Anchor>.</Lines>
      <form className="al-filter" method="get" role="search" aria-label="History">
        <TextField form={undefined} name="school" label="School: part of the name, or the URN" type="search" value={school} />
        <Select form={undefined} name="show" label="Show" value={show} options={SHOWN} />
        <Button kind="secondary">Search</Button>
      </form>
      <Lines>{total === 1 ? '1 event' : `${total} events`}, newest first</Lines>
      <Table
        caption="Events" hideCaption tight rows={rows} rowKey={({ seq }) => seq} empty="Nothing you may know of has happened to such a school."
        columns={[
          { key: 'seq', head: 'Number', header: true, cell: ({ seq }) => seq },
          { key: 'when', head: 'When', cell: ({ when }) => when },
          { key: 'who', head: 'Who', cell: ({ who }) => who },
          { key: 'what', head: 'What', cell: (row) => <What row={row} /> },
          { key: 'school', head: 'School', cell: (row) => (row.school ? <Anchor href={`/schools/${row.school.urn}`}>{row.school.name}</Anchor> : 'None') },
          { key: 'why', head: 'Why', cell: ({ why }) => why ?? 'Not said' },
        ]}
      />
      <Pages page={page} pages={Math.ceil(total / PER_PAGE)} href={(to) => (to < page ? previous : next)} />
    </>
  )
}

const What = ({ row: { seq, what, which, changes } }: { row: { seq: number; what: string; which: string; changes: string[] } }) => (
  <>
    {what}<br />
    <span className="al-muted">{which}</span>
    {changes.length > 0 ? <Details summary={`What event ${seq} changed`}>{changes.map((line, index) => <div key={index}>{line}</div>)}</Details> : null}
  </>
)
