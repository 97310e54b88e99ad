import type { ChangeRow, ClosureRow, NeedRow, OfferRow, OverrideRow } from '../lists/round-rows.ts'
import { CategoryTag } from './categories.tsx'
import { Button, PostForm } from './fields.tsx'
import { Anchor, Details, Tag } from './page.tsx'
import { Bar } from './reasons.tsx'
import { MetTag } from './rounds.tsx'
import { Table, type Column } from './table.tsx'

/** Every need of a round, with who is proposed or why nobody is. */
export function NeedRows({ rows, hasRun }: { rows: NeedRow[]; hasRun: boolean }) {
  const result: Column<NeedRow>[] = [
    { key: 'met', head: 'Result', cell: ({ wantedHalfDays, metHalfDays }) => <MetTag wanted={wantedHalfDays} met={metHalfDays} /> },
    { key: 'given', head: 'Who is proposed, or why not', cell: ({ given, because }) => [...given, because].filter((line) => line !== '').map((line) => <div key={line}>{line}</div>) },
  ]
  return (
    <Table
      caption="Open needs, the most urgent first" hideCaption tight
      columns={[
        { key: 'need', head: 'Need', header: true, cell: ({ href, school, area }) => <Anchor href={href}>{school}: {area}</Anchor> },
        { key: 'category', head: 'Category', cell: ({ category }) => <CategoryTag code={category} /> },
        { key: 'wanted', head: 'Wanted', cell: ({ wanted }) => <span className="al-nowrap">{wanted}</span> },
        ...(hasRun ? result : [{ key: 'by', head: 'Wanted by', cell: ({ wantedBy }: NeedRow) => wantedBy }]),
      ]}
      rows={rows}
      rowKey={({ id }) => id}
      empty="No school of the authority has an open need with days still to be found."
    />
  )
}

/** Every offer, and how much of it is spoken for; after a run, those it leaves unused are folded away with the reason. */
export function Loads({ rows, hasRun, closeAt = null }: { rows: OfferRow[]; hasRun: boolean; closeAt?: string | null }) {
  const unused = rows.filter(({ because }) => because !== '')
  return (
    <>
      <Load rows={rows.filter(({ because }) => because === '')} hasRun={hasRun} closeAt={closeAt} />
      {unused.length === 0 ? null : (
        <Details summary={`${unused.length} ${unused.length === 1 ? 'offer is' : 'offers are'} left unused, and why`}><Unused rows={unused} /></Details>
      )}
    </>
  )
}

const linkTo = ({ offerId, supporter }: OfferRow) => <Anchor href={`/offers/${offerId}`}>{supporter}<span className="govuk-visually-hidden">, offer {offerId}</span></Anchor>

const Unused = ({ rows }: { rows: OfferRow[] }) => (
  <Table
    caption="Offers left unused" hideCaption tight
    columns={[
      { key: 'supporter', head: 'Supporter', header: true, cell: linkTo },
      { key: 'offered', head: 'A term', cell: ({ offered }) => <span className="al-nowrap">{offered}</span> },
      { key: 'because', head: 'Why', cell: ({ because }) => because },
    ]}
    rows={rows}
    rowKey={({ offerId }) => offerId}
    empty="None."
  />
)

function Load({ rows, hasRun, closeAt }: { rows: OfferRow[]; hasRun: boolean; closeAt: string | null }) {
  const result: Column<OfferRow>[] = [
    { key: 'proposed', head: 'Proposed now', cell: ({ proposed }) => <span className="al-nowrap">{proposed}</span> },
    { key: 'schools', head: 'Schools now', numeric: true, cell: ({ schools }) => schools },
  ]
  return (
    <Table
      caption="Offers and how much of each is spoken for" hideCaption tight
      columns={[
        { key: 'supporter', head: 'Supporter', header: true, cell: linkTo },
        { key: 'offered', head: 'A term', cell: ({ offered }) => <span className="al-nowrap">{offered}</span> },
        { key: 'held', head: 'Held before', cell: ({ held }) => <span className="al-nowrap">{held}</span> },
        ...(hasRun ? result : []),
        { key: 'load', head: 'Spoken for', numeric: true, cell: ({ load }) => `${Math.round(load * 100)}%` },
        { key: 'bar', head: 'As a bar', cell: ({ load }) => <Bar share={load} /> },
        ...(closeAt === null ? [] : [{ key: 'close', head: 'Change', cell: ({ offerId, supporter }: OfferRow) => <Anchor href={`${closeAt}?offer=${offerId}`}>Close<span className="govuk-visually-hidden"> {supporter}, offer {offerId}, for this round</span></Anchor> }]),
      ]}
      rows={rows}
      rowKey={({ offerId }) => offerId}
      empty={hasRun ? 'No offer is used.' : 'Nobody offers help to schools of this authority at the moment.'}
    />
  )
}

/** The broker's pins and vetoes, with who, why, and whether the run could keep them. */
export const Overrides = ({ roundId, rows, mayLift }: { roundId: number; rows: OverrideRow[]; mayLift: boolean }) => (
  <Table
    caption="Pins and vetoes" hideCaption tight
    columns={[
      { key: 'need', head: 'Need', header: true, cell: ({ need }) => need },
      { key: 'kind', head: 'What', cell: ({ kind, supporter }) => `${kind === 'pin' ? 'Pinned to' : 'Ruled out:'} ${supporter}` },
      { key: 'reason', head: 'Reason', cell: ({ reason, by }) => `${reason} (${by})` },
      { key: 'kept', head: 'Kept', cell: ({ lifted, refusedBecause }) => (lifted ? <Tag>Lifted</Tag> : refusedBecause ? <>Could not be kept: {refusedBecause}</> : 'Yes') },
      ...(mayLift ? [{
        key: 'lift', head: 'Change',
        cell: ({ id, lifted, kind, need, supporter }: OverrideRow) => lifted ? null : (
          <PostForm action={`/rounds/${roundId}/overrides/${id}/lifting`}>
            <Button kind="secondary">Lift<span className="govuk-visually-hidden"> the {kind} of {supporter} for {need}</span></Button>
          </PostForm>
        ),
      }] : []),
    ]}
    rows={rows}
    rowKey={({ id }) => id}
    empty="None."
  />
)

/** Offers the broker left out of this round, with who and why. */
export const Closures = ({ roundId, rows, mayLift }: { roundId: number; rows: ClosureRow[]; mayLift: boolean }) => (
  <Table
    caption="Offers closed for this round" hideCaption tight
    columns={[
      { key: 'supporter', head: 'Supporter', header: true, cell: ({ supporter }) => supporter },
      { key: 'reason', head: 'Reason', cell: ({ reason, by }) => `${reason} (${by})` },
      { key: 'state', head: 'Closed', cell: ({ lifted }) => (lifted ? <Tag>Lifted</Tag> : 'Yes') },
      ...(mayLift ? [{
        key: 'lift', head: 'Change',
        cell: ({ id, lifted, supporter }: ClosureRow) => lifted ? null : (
          <PostForm action={`/rounds/${roundId}/closures/${id}/lifting`}>
            <Button kind="secondary">Lift<span className="govuk-visually-hidden"> the closure of {supporter}</span></Button>
          </PostForm>
        ),
      }] : []),
    ]}
    rows={rows}
    rowKey={({ id }) => id}
    empty="None."
  />
)

/** What a run changed against the run before. */
export function Changes({ rows, needs, benefit, sameInputs }: { rows: ChangeRow[]; needs: string; benefit: { before: string; after: string }; sameInputs: boolean }) {
  if (rows.length === 0) return <p className="govuk-body">{sameInputs ? 'Nothing: it rests on the same facts.' : 'Nothing: the facts changed, but the proposals are the same.'}</p>
  return (
    <>
      <p className="govuk-body">{needs} Total benefit was {benefit.before} and is {benefit.after}.</p>
      <Table
        caption="Proposals that changed" tight
        columns={[
          { key: 'need', head: 'Need', header: true, cell: ({ need }) => need },
          { key: 'supporter', head: 'Supporter', cell: ({ supporter }) => supporter },
          { key: 'before', head: 'Before', cell: ({ before }) => before },
          { key: 'after', head: 'Now', cell: ({ after }) => after },
        ]}
        rows={rows}
        rowKey={({ key }) => key}
        empty="None."
      />
    </>
  )
}

type RunRow = { id: number; number: number; by: string; at: string; proven: boolean }

export const Runs = ({ roundId, rows, shown }: { roundId: number; rows: RunRow[]; shown: number | null }) => (
  <Table
    caption="Runs of this round, latest first" hideCaption tight
    columns={[
      { key: 'run', head: 'Run', header: true, cell: ({ id, number }) => (id === shown ? `Run ${number} (shown)` : <Anchor href={`/rounds/${roundId}?run=${id}`}>Run {number}</Anchor>) },
      { key: 'at', head: 'When', cell: ({ at }) => at },
      { key: 'by', head: 'By', cell: ({ by }) => by },
      { key: 'proven', head: 'Proven best', cell: ({ proven }) => (proven ? 'Yes' : 'No') },
    ]}
    rows={rows}
    rowKey={({ id }) => id}
    empty="None."
  />
)
