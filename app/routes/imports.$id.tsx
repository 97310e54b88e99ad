import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantInWords } from '../account-words.ts'
import { Button, PostForm } from '../components/fields.tsx'
import { ChangedValues, ImportStateTag } from '../components/imports.tsx'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, Summary, titled, Warning, wordOf } from '../components/page.tsx'
import { Pages, Table } from '../components/table.tsx'
import { UnderWay } from '../components/under-way.tsx'
import { Bullets } from '../components/prose.tsx'
import { changesInWords, KIND_NAMES, SUBJECT_NAMES, valuesOf } from '../import-words.ts'
import { addressWith, oneOf, readQuery, type Query } from '../listing.ts'
import { idOf, notFound, permitPage, requireViewer } from '../viewer.ts'
import type { SignedIn } from '../context.ts'
import type { Db } from '../../db/client.ts'
import type { Change, Subject } from '../../db/imports/model.ts'
import { listWorkUnderWay } from '../../db/imports/work-under-way.ts'
import { findImport, listImportChanges, type Import } from '../../db/imports/records.ts'
import { figure } from '../../db/imports/counting.ts'
import { REGISTER_MOVES } from '../../graph/network/register-moves.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.fileName}, import ${data.id}` : 'Import', 'Imports')

const AT_ONCE = 50
const SUBJECTS = Object.keys(SUBJECT_NAMES) as Subject[]
const CHANGES: Change[] = ['new', 'changed', 'closed', 'moved']

/** Every sort of change the import has, with how many. */
const groupsOf = ({ counts }: Import) =>
  SUBJECTS.flatMap((subject) =>
    CHANGES.map((change) => ({ key: `${subject}.${change}`, subject, change, count: counts.subjects[subject]?.[change] ?? 0 })).filter(({ count }) => count > 0),
  ).map((group) => ({ ...group, words: changesInWords(group.subject, group.change, group.count) }))

/** The sort of change asked for, a page of it. */
function shownOf(db: Db, viewer: SignedIn, job: Import, query: Query) {
  const groups = groupsOf(job)
  const key = oneOf(groups.map((group) => group.key), query.text('show')) ?? groups[0]?.key
  const group = groups.find((candidate) => candidate.key === key)
  if (!group || job.state === 'discarded') return null
  const pages = Math.ceil(group.count / AT_ONCE)
  const page = Math.min(Math.max(1, Number(/^\d{1,6}$/.exec(query.text('page'))?.[0] ?? 1)), pages)
  const rows = listImportChanges(db, viewer, { id: job.id, subject: group.subject, change: group.change, page, size: AT_ONCE })
  return { key: group.key, words: group.words, page, pages, rows: rows.map((row) => ({ position: row.position, label: row.label, values: valuesOf(row), why: row.why === null ? '' : REGISTER_MOVES[row.why].why })) }
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'import.read')
  const job = findImport(context.db, viewer, { id: idOf(params.id), doing: 'import.read' })
  if (!job) throw notFound()
  const query = readQuery(request)
  const shown = shownOf(context.db, viewer, job, query)
  const { id, fileName, state, counts, errors, laCodes, asOf, byName } = job
  return {
    done: query.text('done'), mayRun: findImport(context.db, viewer, { id: job.id }) !== null, id, fileName, state, errors, notes: counts.notes, kind: KIND_NAMES[job.kind], asOf: formatDay(asOf),
    authorities: laCodes.join(', ') || 'All in the file', loaded: `${instantInWords(job.at)} by ${byName ?? 'a command'}`,
    applied: job.appliedAt ? instantInWords(job.appliedAt) : null, undone: job.undoneAt ? instantInWords(job.undoneAt) : null,
    read: counts.read, inScope: counts.inScope, unchanged: counts.unchanged, errorCount: counts.errors,
    groups: groupsOf(job).map(({ key, words }) => ({ key, words, href: addressWith(query, { show: key }) })),
    underWay: state === 'previewed' || state === 'applied' ? listWorkUnderWay(context.db, viewer, { importId: id }) : null,
    shown, previous: shown ? addressWith(query, { page: String(shown.page - 1) }) : '', next: shown ? addressWith(query, { page: String(shown.page + 1) }) : '',
  }
}

const DONE: Record<string, string> = { applied: 'The import was applied', undone: 'The import was taken back' }

export default function ImportPage() {
  const job = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/imports">Back to imports</BackLink>
      <Done>{wordOf(DONE, job.done)}</Done>
      <Heading caption={job.kind}>{job.fileName}</Heading>
      <Summary rows={[
        ['State', <ImportStateTag key="state" state={job.state} />],
        ['As of', job.asOf],
        ['Authorities', job.authorities],
        ['Lines', job.read === job.inScope || job.state === 'refused' ? figure(job.read) : `${figure(job.read)}, of which ${figure(job.inScope)} were taken`],
        ['Loaded', job.loaded],
        ...(job.applied ? [['Applied', job.applied] as [string, string]] : []),
        ...(job.undone ? [['Taken back', job.undone] as [string, string]] : []),
      ]} />
      {job.state === 'refused' ? <Errors job={job} /> : <Difference job={job} />}
    </>
  )
}

type Job = ReturnType<typeof useLoaderData<typeof loader>>

const Errors = ({ job }: { job: Job }) => (
  <Section title="What is wrong with the file">
    <Warning>{job.errorCount === 1 ? 'There is one error' : `There are ${figure(job.errorCount)} errors`} in the file. Nothing was changed.</Warning>
    <Table
      caption={job.errorCount > job.errors.length ? `The first ${job.errors.length} errors` : 'Errors by line and column'}
      columns={[
        { key: 'line', head: 'Line', header: true, numeric: true, cell: (row) => (row.line === null ? (row.column === null ? 'Whole file' : '') : row.line) },
        { key: 'column', head: 'Column', cell: (row) => row.column ?? '' },
        { key: 'value', head: 'What stands there', cell: (row) => row.value ?? '' },
        { key: 'rule', head: 'What it must be', cell: (row) => row.rule },
      ]}
      rows={job.errors} rowKey={(row) => `${row.line} ${row.column} ${row.rule}`} empty="No error was kept."
    />
    {job.mayRun ? <Lines>Correct the file, or fetch it again, and <Anchor href="/imports/new">load it once more</Anchor>.</Lines> : null}
    <Decisions job={job} />
  </Section>
)

function Difference({ job }: { job: Job }) {
  const { shown } = job
  return (
    <Section title="What it changes">
      {job.groups.length === 0 ? <Inset>0 changes: everything in this file is here already.</Inset> : null}
      {job.groups.length > 0 ? (
        <Figures figures={job.groups.map(({ key, words, href }) => ({ value: words.split(' ')[0], words: <a className="govuk-link" href={href} aria-current={key === shown?.key ? 'true' : undefined}>{words.split(' ').slice(1).join(' ')}</a> }))} />
      ) : null}
      {job.notes.length > 0 ? <><h3 className="govuk-heading-s">Good to know</h3><Bullets>{job.notes}</Bullets></> : null}
      {job.underWay ? <UnderWay work={job.underWay} closed={job.state === 'applied'} /> : null}
      <Decisions job={job} />
      {shown ? (
        <>
          <Table
            caption={shown.words}
            columns={[
              { key: 'what', head: 'What', header: true, cell: (row) => row.label },
              { key: 'values', head: 'Change', cell: (row) => <ChangedValues values={row.values} /> },
              ...(shown.rows.some(({ why }) => why !== '') ? [{ key: 'why', head: 'Why', cell: (row: (typeof shown.rows)[number]) => row.why }] : []),
            ]}
            rows={shown.rows} rowKey={(row) => row.position} empty="Nothing."
          />
          <Pages page={shown.page} pages={shown.pages} href={(to) => (to < shown.page ? job.previous : job.next)} />
        </>
      ) : null}
    </Section>
  )
}

function Decisions({ job }: { job: Job }) {
  if (!job.mayRun) return null
  const throwAway = <PostForm action={`/imports/${job.id}/disposal`}><Button kind="secondary">Throw this import away</Button></PostForm>
  if (job.state === 'refused') return throwAway
  if (job.state === 'applied' && job.groups.length > 0) return <Lines><Anchor href={`/imports/${job.id}/reversal`}>Take this import back</Anchor></Lines>
  if (job.state !== 'previewed') return null
  return (
    <div className="al-actions">
      {job.groups.length > 0 ? <a className="govuk-button" href={`/imports/${job.id}/application`}>Go on to confirm</a> : null}
      {throwAway}
    </div>
  )
}
