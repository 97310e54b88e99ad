import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CategoryTag } from '../components/categories.tsx'
import { PRIORITY_WORDS } from '../components/needs.tsx'
import { Button, Hidden, PostForm, Select } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, Summary, titled } from '../components/page.tsx'
import { FIT_EXPLAINED, Rules, Terms } from '../components/reasons.tsx'
import { MetTag } from '../components/rounds.tsx'
import { Table } from '../components/table.tsx'
import { exactCosts, lastAnswer, needFor, remedyRows, type RemedyRow } from '../lists/remedies.ts'
import { supporterName, type Sheet, type SheetProposal } from '../rounds.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { loadOverrides } from '../../db/rounds.ts'
import type { Override, RoundInput } from '../../graph/matching/model.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `${data.school}, ${data.area}, need ${data.needId}` : 'Need', data?.round.name ?? 'Round', 'Rounds')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const looked = needFor(context, viewer, idOf(params.id), idOf(params.runId), idOf(params.needId))
  const { round, run, sheet, row: { need, area, school, category, metHalfDays, proposals, unmet }, address } = looked
  const last = lastAnswer(context, looked)
  const [running, answered] = last && 'running' in last ? [last.running, null] : [null, last]
  const exact = answered ? exactCosts(looked, answered) : null
  return {
    round: { id: round.id, name: round.name }, runId: run.id, needId: need.id, area, school: school.name, category, metHalfDays,
    wantedHalfDays: need.halfDays, wanted: formatHalfDays(need.halfDays), met: formatHalfDays(metHalfDays), wantedBy: formatDay(need.wantedBy), priority: need.priority,
    proposals: proposals.map((proposal) => reasoned(proposal, sheet, exact)),
    unmet: unmet ? { because: unmet.because, remedy: unmet.remedy } : null,
    remedies: `${address}/remedies`, running, best: answered && unmet ? bestWords(remedyRows(looked, answered, false)) : null, exact: exact !== null,
    mayAsk: !last && can(viewer.actor, 'round.run', { laCode: round.laCode }),
    others: sheet.offers.filter(({ offerId }) => covers(run.input, offerId, need.areaCode)).map((offer) => ({ value: String(offer.offerId), text: supporterName(offer) })),
    maySteer: round.state === 'open' && can(viewer.actor, 'round.run', { laCode: round.laCode }),
    waiting: round.state === 'open' ? saidSince(loadOverrides(context.db, round.id), run.input, need.id).map(({ kind, offerId }) => `${supporterOf(sheet, offerId)} ${kind === 'pin' ? 'is pinned for this need' : 'is ruled out for this need'}. This counts from the next run.`) : [],
  }
}

/** The pins and vetoes of a need that came after the run. */
const saidSince = (now: Override[], { overrides }: RoundInput, needId: number): Override[] =>
  now.filter((one) => one.needId === needId && !overrides.some(({ kind, needId: need, offerId }) => kind === one.kind && need === needId && offerId === one.offerId))

function supporterOf({ offers }: Sheet, offerId: number): string {
  const offer = offers.find((one) => one.offerId === offerId)
  return offer ? supporterName(offer) : `Offer ${offerId}`
}


const covers = ({ offers }: RoundInput, offerId: number, areaCode: string): boolean =>
  offers.some((offer) => offer.id === offerId && offer.areas.some((area) => area.areaCode === areaCode))

/** The best of what was checked, or that nothing helps. */
function bestWords([best]: RemedyRow[]): string {
  if (!best || best.helps === 'not') return 'Nothing that was checked would help.'
  return `${best.what.join('; ')}. This school would then get ${best.gets}${best.others.length === 0 ? '' : `. Others: ${best.others.join('; ')}`}.`
}

/** One proposal with everything that speaks for it and for the others. */
function reasoned({ offerId, halfDays, fit, distanceKm, pinned, rules, terms, runnersUp, supporter }: SheetProposal, sheet: Sheet, exact: ReturnType<typeof exactCosts> | null) {
  const needName = (id: number) => sheet.needs.find(({ need }) => need.id === id)
  return {
    offerId, pinned, name: supporterName(supporter), days: formatHalfDays(halfDays), fit: Math.round(fit * 100), distance: distanceKm === null ? 'Not known' : `${distanceKm.toFixed(1)} km`, rules, terms,
    runnersUp: runnersUp.map((other) => ({
      offerId: other.offerId, name: supporterOf(sheet, other.offerId), fit: Math.round(other.fit * 100), because: other.because, cost: other.cost.toFixed(2), exact: exact?.get(other.offerId) ?? null,
      displaces: other.displaces.map(({ needId, halfDays: days }) => `${formatHalfDays(days)} from ${needName(needId)?.school.name ?? 'another school'}, ${needName(needId)?.area ?? `need ${needId}`}`),
    })),
  }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function NeedInRun() {
  const data = useLoaderData<typeof loader>()
  const { round, runId, school, area } = data
  return (
    <>
      <BackLink href={`/rounds/${round.id}?run=${runId}`}>Back to {round.name}</BackLink>
      <Heading caption={round.name}>{school}: {area}</Heading>
      <Summary rows={[
        ['Result', <MetTag key="met" wanted={data.wantedHalfDays} met={data.metHalfDays} />],
        ['Days', `${data.met} of ${data.wanted}`],
        ['Category', <CategoryTag key="category" code={data.category} />],
        ['Wanted by', data.wantedBy],
        ['Priority', PRIORITY_WORDS[data.priority]],
        ['What was asked for', <Anchor key="need" href={`/needs/${data.needId}`}>Need {data.needId}</Anchor>],
      ]} />
      {data.waiting.map((words) => <Inset key={words}>{words}</Inset>)}
      {data.unmet ? <Unmet unmet={data.unmet} data={data} /> : null}
      {data.proposals.map((proposal) => <Proposal key={proposal.offerId} proposal={proposal} data={data} />)}
      {!data.unmet && (data.mayAsk || data.running !== null) && data.proposals.some(({ runnersUp }) => runnersUp.length > 0) ? <Exact data={data} /> : null}
      {data.maySteer && data.others.length > 0 ? <SomebodyElse data={data} /> : null}
    </>
  )
}

/** Anybody who offers the area can be pinned; the next run says so if a rule forbids it. */
const SomebodyElse = ({ data }: { data: Data }) => (
  <Section title="Pin somebody else">
    <form method="get" action={`/rounds/${data.round.id}/overrides`} className="al-filter" aria-label="Pin somebody else">
      <Hidden values={{ kind: 'pin', need: data.needId }} />
      <Select form={undefined} name="offer" label={`Who offers ${data.area}`} options={data.others} />
      <Button kind="secondary">Go on</Button>
    </form>
  </Section>
)

const Unmet = ({ unmet, data }: { unmet: NonNullable<Data['unmet']>; data: Data }) => (
  <Section title={data.metHalfDays > 0 ? 'Why not in full' : 'Why nobody is proposed'}>
    <Lines>{unmet.because}</Lines>
    {data.best ? (
      <Inset>
        <Lines>What would help, checked: {data.best}</Lines>
        <Anchor href={data.remedies}>See everything that was checked</Anchor>
      </Inset>
    ) : <Unchecked remedy={unmet.remedy} data={data} />}
  </Section>
)

const Unchecked = ({ remedy, data }: { remedy: string | null; data: Data }) => (
  <>
    {remedy ? <Inset>What might help: {remedy} This has not been checked.</Inset> : null}
    {data.running === null ? null : <Lines><Anchor href={`/rounds/${data.round.id}/jobs/${data.running}`}>What would help is being checked</Anchor></Lines>}
    {data.mayAsk ? <PostForm action={data.remedies}><Button>Check what would help</Button></PostForm> : null}
  </>
)

/** For a need met in full: what each of the others would cost, everything else being free to change. */
const Exact = ({ data }: { data: Data }) => (
  <Section title="What the others would cost">
    <Lines>The costs above are those if nothing else changed. The round can be worked out again with each of the others: that is the exact cost.</Lines>
    {data.running === null ? null : <Lines><Anchor href={`/rounds/${data.round.id}/jobs/${data.running}`}>The exact costs are being worked out</Anchor></Lines>}
    {data.mayAsk ? <PostForm action={data.remedies}><Button kind="secondary">Work out the exact costs</Button></PostForm> : null}
  </Section>
)

function Proposal({ proposal, data }: { proposal: Data['proposals'][number]; data: Data }) {
  const { offerId, name, days, fit, distance, pinned, rules, terms, runnersUp } = proposal
  return (
    <Section title={`${days} from ${name}`} id={`offer-${offerId}`}>
      <Lines>Fit {fit} out of 100. Distance: {distance}. {pinned ? 'Pinned by the broker.' : null}</Lines>
      {data.maySteer ? <p className="govuk-body"><Steer data={data} offerId={offerId} name={name} kinds={pinned ? [] : ['pin', 'veto']} /></p> : null}
      <Terms caption={`What speaks for ${name}`} terms={terms} explained={FIT_EXPLAINED} />
      <h3 className="govuk-heading-s">Rules kept</h3>
      <Rules rules={rules} />
      <Table
        caption={`Who else could: instead of ${name}. The costs are those if nothing else changed`} tight
        columns={[
          { key: 'name', head: 'Supporter', header: true, cell: (row) => row.name },
          { key: 'fit', head: 'Fit', numeric: true, cell: (row) => row.fit },
          { key: 'because', head: 'Compared', cell: (row) => row.because },
          { key: 'cost', head: 'Benefit lost', numeric: true, cell: (row) => row.cost },
          { key: 'displaces', head: 'Who would lose help', cell: ({ displaces }) => (displaces.length === 0 ? 'Nobody' : displaces.map((line) => <div key={line}>{line}</div>)) },
          ...(data.exact ? [{ key: 'exact', head: 'Exactly', cell: (row: typeof runnersUp[number]) => <ExactCost row={row} data={data} /> }] : []),
          ...(data.maySteer ? [{ key: 'steer', head: 'Change', cell: (row: typeof runnersUp[number]) => <><Steer data={data} offerId={row.offerId} name={row.name} kinds={['pin', 'veto']} />{row.exact ? null : <> or <Anchor href={`/rounds/${data.round.id}/what-if?change=pin.${data.needId}.${row.offerId}`}>work out exactly<span className="govuk-visually-hidden"> what choosing {row.name} would cost</span></Anchor></>}</> }] : []),
        ]}
        rows={runnersUp}
        rowKey={(row) => row.offerId}
        empty="Nobody else could meet this need."
      />
    </Section>
  )
}

const ExactCost = ({ row: { name, exact }, data }: { row: Data['proposals'][number]['runnersUp'][number]; data: Data }) =>
  exact === null ? 'Not worked out' : (
    <>
      <div>{exact.price}</div>
      {exact.others.map((line) => <div key={line}>{line}</div>)}
      <Anchor href={`/rounds/${data.round.id}/what-if/${exact.question}`}>Everything that would change<span className="govuk-visually-hidden"> with {name}</span></Anchor>
    </>
  )

const Steer = ({ data, offerId, name, kinds }: { data: Data; offerId: number; name: string; kinds: ('pin' | 'veto')[] }) => (
  <>
    {kinds.map((kind, index) => (
      <span key={kind}>{index > 0 ? ' or ' : ''}
        <Anchor href={`/rounds/${data.round.id}/overrides?kind=${kind}&need=${data.needId}&offer=${offerId}`}>{kind === 'pin' ? 'Pin' : 'Rule out'}<span className="govuk-visually-hidden"> {name}</span></Anchor>
      </span>
    ))}
  </>
)
