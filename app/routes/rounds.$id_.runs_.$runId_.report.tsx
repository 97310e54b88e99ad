import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { Table } from '../components/table.tsx'
import { reportRows, type ReportLine } from '../lists/report.ts'
import { runFor } from '../lists/rounds.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled('Report to publish', data?.laName ?? 'Round', 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { round, run } = runFor(context, viewer, idOf(params.id), idOf(params.runId))
  return { id: round.id, runId: run.id, ...reportRows(round, run) }
}

export default function RunReport() {
  const { id, runId, laName, asOf, fingerprint, considered, outcome, groups, order, tiers, limits, terms, proof, compared } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/rounds/${id}/runs/${runId}/record`}>Back to the record of this run</BackLink>
      <Heading caption={`${laName}, as of ${asOf}`}>How support was matched</Heading>
      <Lines>Schools asked for help, and others offered it. All needs were matched with all offers at once. This report says who was considered, by which rules, and whether the outcome is fair.</Lines>
      <Inset>It names no school and no person, and may be published. Counts under five are not shown, nor counts that would give them away. Small groups are told together with others.</Inset>
      <p className="govuk-body al-actions"><Anchor href={`/rounds/${id}/runs/${runId}/report/csv`}>Download this report as a spreadsheet (CSV)</Anchor></p>
      <Section title="Who was considered"><Counts caption="Who was considered" rows={considered} /></Section>
      <Section title="The order">
        <Lines>{order}</Lines>
        {tiers.length > 0 ? <><Lines>The most urgent schools come first:</Lines><ol className="govuk-list govuk-list--number">{tiers.map((tier) => <li key={tier}>{tier}</li>)}</ol></> : null}
      </Section>
      <Section title="The rules"><Bullets>{limits}</Bullets></Section>
      <Section title="What counts as fit">
        <Table
          caption="What counts as fit, and how much" hideCaption tight
          columns={[
            { key: 'name', head: 'What counts', header: true, cell: ({ name }) => name },
            { key: 'hint', head: 'What it asks', cell: ({ hint }) => hint },
            { key: 'weight', head: 'Weight', numeric: true, cell: ({ weight }) => weight },
          ]}
          rows={terms}
          rowKey={({ term }) => term}
          empty="Nothing."
        />
      </Section>
      <Section title="Why this is fair">
        <Lines>{proof}</Lines>
        {compared ? <Lines>Beside it: choosing one by one, the best fit first, and choosing by lot. Both keep the same rules.</Lines> : null}
        {groups === null ? <Lines>Too few schools asked to show how much of their needs is met.</Lines> : (
          <Table
            caption="How much of the days wanted is met" tight
            columns={[
              { key: 'name', head: 'Schools', header: true, cell: ({ name }) => name },
              { key: 'schools', head: 'How many', numeric: true, cell: ({ schools }) => schools },
              { key: 'wanted', head: 'Days wanted', numeric: true, cell: ({ wanted }) => wanted },
              { key: 'met', head: 'This round', numeric: true, cell: ({ met }) => met },
              ...(compared ? [{ key: 'one', head: 'One by one', numeric: true, cell: ({ oneByOne }: { oneByOne: string }) => oneByOne }, { key: 'lot', head: 'By lot', numeric: true, cell: ({ byLot }: { byLot: string }) => byLot }] : []),
            ]}
            rows={groups}
            rowKey={({ name }) => name}
            empty="No school asked."
          />
        )}
        <Counts caption="What came of it" rows={outcome} shown />
      </Section>
      <Section title="How to check it">
        <Lines>The inputs of this run are kept. Worked out again from them, the same code gives the same result. Their fingerprint is <span className="al-link-text">{fingerprint}</span></Lines>
      </Section>
    </>
  )
}

const Counts = ({ caption, rows, shown = false }: { caption: string; rows: ReportLine[]; shown?: boolean }) => (
  <Table
    caption={caption} hideCaption={!shown} tight
    columns={[{ key: 'what', head: 'What', header: true, cell: ({ what }) => what }, { key: 'value', head: 'How many or how much', cell: ({ value }) => value }]}
    rows={rows}
    rowKey={({ what }) => what}
    empty="Nothing."
  />
)
