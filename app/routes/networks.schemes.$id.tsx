import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, titled, Warning, wordOf } from '../components/page.tsx'
import { SchemeLayer, SchemeSchoolsTable } from '../components/scheme-draft.tsx'
import { Table } from '../components/table.tsx'
import { sheetsOf } from '../lists/scheme-map.ts'
import { readQuery } from '../listing.ts'
import { coverageInWords, layersShown, LEFT_OVER, schoolRows } from '../scheme-words.ts'
import { schemeToManage } from '../schemes.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listAuthorities } from '../../db/network.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { leftOverOf } from '../../graph/coverage/schemes/moves.ts'
import { shortcomings } from '../../graph/coverage/schemes/shortcomings.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What ${data.authority} would have` : 'Draft', 'Networks')

const DONE: Record<string, string> = {
  drafted: 'This draft is kept. Nothing is made until you apply it.', moved: 'The schools are moved.', applied: 'The networks are made.',
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { scheme, template, facts } = schemeToManage(context, viewer, idOf(params.id))
  const { plan, settings, state, made, reason, laCode, id } = scheme
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  const layers = layersShown(plan, template, facts, await sheetsOf(context.db, { laCode, day: settings.from }))
  const nameOf = (schoolId: number): string => schools.get(schoolId)?.name ?? 'A school that is gone'
  return {
    id, state, made, reason, done: readQuery(request).text('done'), authority: listAuthorities(context.db).find(({ code }) => code === laCode)?.name ?? laCode,
    template: { authority: template.authority, name: template.name, everySchool: template.everySchool }, from: formatDay(settings.from), schools: facts.schools.length,
    layers, rows: schoolRows(layers, facts), coverage: coverageInWords(plan), short: state === 'draft' ? shortcomings(plan, template, facts) : [],
    leftOver: (state === 'draft' ? leftOverOf(plan, facts) : plan.leftOver).map(({ schoolId, why }) => ({ id: schoolId, name: nameOf(schoolId), phase: PHASE_NAMES[schools.get(schoolId)?.phase ?? 'not-applicable'], why: LEFT_OVER[why] })),
    unplaced: plan.unplaced.map(nameOf),
  }
}

export default function SchemePage() {
  const { id, state, made, reason, done, authority, template, from, schools, layers, rows, coverage, short, leftOver, unplaced } = useLoaderData<typeof loader>()
  const networks = layers.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <>
      <BackLink href="/networks/templates">All templates and drafts</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={`${template.name}, as in ${template.authority}`}>{state === 'applied' ? 'What was made' : `What ${authority} would have`}</Heading>
      {state === 'dropped' ? <Inset>This draft was thrown away. Nothing was made of it.</Inset> : null}
      {state === 'applied' ? <Inset>Applied{reason === null ? '' : `: ${reason}`}. <Anchor href="/networks">Look at the networks</Anchor>: {made.length} were made.</Inset> : null}
      <Figures figures={[
        { value: networks, words: `networks from ${from}` },
        { value: schools - leftOver.length, words: `of ${schools} schools in at least one of them` },
        { value: leftOver.length, words: 'schools left over', ...(template.everySchool && leftOver.length > 0 ? { tone: 'stop' as const } : {}) },
      ]} />
      {coverage === null ? null : <Inset>{coverage}</Inset>}
      {short.length === 0 ? null : <Warning>{short.length === 1 ? 'One thing falls' : `${short.length} things fall`} short of the template. You can apply it all the same, with a reason.</Warning>}
      {short.length === 0 ? null : <ul className="govuk-list govuk-list--bullet">{short.map((words) => <li key={words}>{words}.</li>)}</ul>}
      {state === 'draft' ? (
        <p className="govuk-body al-actions"><Anchor href={`/networks/schemes/${id}/application`}>Check and apply</Anchor> <Anchor href={`/networks/schemes/${id}/disposal`}>Throw this draft away</Anchor></p>
      ) : null}
      {layers.map((layer) => <SchemeLayer key={layer.key} id={id} layer={layer} open={state === 'draft'} />)}
      {unplaced.length === 0 ? null : <Section title="Schools without a place in the register"><Lines>They are put into the group that has fewest schools of their phase: {unplaced.join(', ')}.</Lines></Section>}
      <Section title="Left over">
        <Table
          caption="Schools in none of the networks" hideCaption tight rows={leftOver} rowKey={(row) => row.id} empty="Nobody: every school is in at least one network."
          columns={[{ key: 'name', head: 'School', header: true, cell: (row) => row.name }, { key: 'phase', head: 'Phase', cell: (row) => row.phase }, { key: 'why', head: 'Why', cell: (row) => row.why }]}
        />
      </Section>
      {layers.some(({ divided }) => divided) ? <Section id="schools" title="School by school"><SchemeSchoolsTable layers={layers.filter(({ divided }) => divided)} rows={rows} /></Section> : null}
    </>
  )
}
