import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, titled, Warning, wordOf } from '../components/page.tsx'
import { SchemeMapPicture } from '../components/scheme-map.tsx'
import { Table } from '../components/table.tsx'
import { readQuery } from '../listing.ts'
import { layersShown, LEFT_OVER } from '../scheme-words.ts'
import { schemeToManage } from '../schemes.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listAuthorities } from '../../db/network.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { shortcomings } from '../../graph/coverage/schemes/shortcomings.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What ${data.authority} would have` : 'Draft', 'Networks')

const DONE: Record<string, string> = {
  drafted: 'This draft is kept. Nothing is made until you apply it.', moved: 'The schools are moved.', applied: 'The networks are made.',
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { scheme, template, facts } = schemeToManage(context, viewer, idOf(params.id))
  const { plan, settings, state, made, reason, laCode, id } = scheme
  const schools = new Map(facts.schools.map((school) => [school.id, school]))
  const nameOf = (schoolId: number): string => schools.get(schoolId)?.name ?? 'A school that is gone'
  return {
    id, state, made, reason, done: readQuery(request).text('done'), authority: listAuthorities(context.db).find(({ code }) => code === laCode)?.name ?? laCode,
    template: { authority: template.authority, name: template.name, everySchool: template.everySchool }, from: formatDay(settings.from), schools: facts.schools.length,
    layers: layersShown(plan, template, facts), short: state === 'draft' ? shortcomings(plan, template, facts) : [],
    leftOver: plan.leftOver.map(({ schoolId, why }) => ({ id: schoolId, name: nameOf(schoolId), phase: PHASE_NAMES[schools.get(schoolId)?.phase ?? 'not-applicable'], why: LEFT_OVER[why] })),
    unplaced: plan.unplaced.map(nameOf),
  }
}

export default function SchemePage() {
  const { id, state, made, reason, done, authority, template, from, schools, layers, short, leftOver, unplaced } = useLoaderData<typeof loader>()
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
      {short.length === 0 ? null : <Warning>{short.length === 1 ? 'One thing falls' : `${short.length} things fall`} short of the template. You can apply it all the same, with a reason.</Warning>}
      {short.length === 0 ? null : <ul className="govuk-list govuk-list--bullet">{short.map((words) => <li key={words}>{words}.</li>)}</ul>}
      {state === 'draft' ? (
        <p className="govuk-body al-actions"><Anchor href={`/networks/schemes/${id}/application`}>Check and apply</Anchor> <Anchor href={`/networks/schemes/${id}/disposal`}>Throw this draft away</Anchor></p>
      ) : null}
      {layers.map((layer) => (
        <Section key={layer.key} title={layer.rows.length === 1 ? layer.name : `${layer.name}: ${layer.rows.length}`}>
          {layer.wants === '' ? null : <Lines>Each wants: {layer.wants}.</Lines>}
          <Table
            caption={`${layer.name} networks`} hideCaption tight rows={layer.rows} rowKey={(row) => row.key} empty="None: no school here fits."
            columns={[
              ...(layer.map ? [{ key: 'number', head: 'Number on the map', numeric: true, cell: (row: typeof layer.rows[number]) => row.number }] : []),
              { key: 'name', head: 'Network', header: true, cell: (row) => <Anchor href={`/networks/schemes/${id}/groups/${row.key}`}>{row.name}</Anchor> },
              ...(layer.nested ? [{ key: 'within', head: 'Part of', cell: (row: typeof layer.rows[number]) => row.within }] : []),
              { key: 'schools', head: 'Schools', numeric: true, cell: (row) => row.schools },
              { key: 'phases', head: 'Phases', cell: (row) => row.phases },
              ...(layer.map ? [
                { key: 'mean', head: 'Mean distance from its middle', numeric: true, cell: (row: typeof layer.rows[number]) => row.mean },
                { key: 'far', head: 'Farthest', numeric: true, cell: (row: typeof layer.rows[number]) => row.farthest },
              ] : []),
            ]}
          />
          {layer.outside > 0 && layer.byHand && state === 'draft' ? <p className="govuk-body"><Anchor href={`/networks/schemes/${id}/groups/${layer.key}`}>{layer.outside === 1 ? '1 school is' : `${layer.outside} schools are`} in none of the {layer.name} networks</Anchor></p> : null}
          {layer.map ? <SchemeMapPicture title={`Map of the ${layer.name} networks`} map={layer.map} /> : null}
        </Section>
      ))}
      {unplaced.length === 0 ? null : <Section title="Schools without a place in the register"><Lines>They are put into the group that has fewest schools of their phase: {unplaced.join(', ')}.</Lines></Section>}
      <Section title="Left over">
        <Table
          caption="Schools in none of the networks" hideCaption tight rows={leftOver} rowKey={(row) => row.id} empty="Nobody: every school is in at least one network."
          columns={[{ key: 'name', head: 'School', header: true, cell: (row) => row.name }, { key: 'phase', head: 'Phase', cell: (row) => row.phase }, { key: 'why', head: 'Why', cell: (row) => row.why }]}
        />
      </Section>
    </>
  )
}
