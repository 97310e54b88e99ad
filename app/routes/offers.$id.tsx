import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Hidden, PostForm } from '../components/fields.tsx'
import { OfferStandingTag, strengthName } from '../components/offers.tsx'
import { Anchor, BackLink, Done, Heading, Inset, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { Paragraphs } from '../components/prose.tsx'
import { hereOf } from '../lists/here.ts'
import { readQuery } from '../listing.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { findCategory, loadFramework } from '../../db/categories.ts'
import { committedHalfDays } from '../../db/ledger.ts'
import { countInHandOf, findOffer, type OfferRecord } from '../../db/offers.ts'
import { findSubject } from '../../db/subject.ts'
import { donorWords } from '../../graph/brokering/donors.ts'
import { freshUntil, STALE_AFTER_DAYS, standingOf } from '../../graph/brokering/offers.ts'
import { ruleOf } from '../../graph/categories/entitlement.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { distanceKm } from '../../graph/matching/distance.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Offer ${data.id} of ${data.supporter}` : 'Offer', 'Offers')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, today } = context
  const offer = findOffer(db, viewer, { id: idOf(params.id) })
  if (!offer) throw notFound()
  const subject = { ...findSubject(db, { schoolId: offer.schoolId, today })!, personId: offer.personId }
  permit(viewer, 'offer.read', subject)
  const here = hereOf(db, viewer)
  const own = viewer.actor.grants.some(({ schoolId }) => schoolId === offer.schoolId)
  const km = here && !own ? distanceKm(here, offer) : null
  const concerned = can(viewer.actor, 'offer.make', subject)
  const live = offer.state !== 'withdrawn' && offer.until >= today
  const category = concerned ? findCategory(db, viewer, { schoolId: offer.schoolId, day: today }) : null
  return {
    done: doneTo(offer, readQuery(request).text('done'), today),
    id: offer.id, version: concerned ? offer.version : null, urn: offer.urn, school: offer.school, leader: offer.leader, supporter: offer.leader ?? offer.school, authority: offer.authority,
    standing: standingOf(offer, today), note: offer.note,
    areas: offer.areas.map(({ area, strength }) => ({ area, strength: strengthName(strength) })),
    phases: offer.phases.map((phase) => PHASE_NAMES[phase]).join(', '),
    days: formatHalfDays(offer.halfDaysPerTerm), minimum: formatHalfDays(offer.minimumHalfDays), schools: offer.maximumSchools, reachKm: offer.reachKm,
    distance: km === null ? null : `${Math.round(km)} km from ${here!.name}`,
    span: `${formatDay(offer.from)} to ${formatDay(offer.until)}`,
    attested: formatDay(offer.attestedOn), freshUntil: formatDay([freshUntil(offer.attestedOn), offer.until].toSorted()[0]!),
    committed: concerned ? spokenFor(committedHalfDays(db, { offerIds: [offer.id], asOf: today }).get(offer.id)) : null,
    headAgreed: concerned && offer.headAgreedAt ? `${formatDay(offer.headAgreedAt.slice(0, 10))}, recorded by ${offer.headAgreedBy ?? 'the authority'}` : null,
    warning: concerned && live ? donorWords(category ? ruleOf(loadFramework(db), category.code) : null) : null,
    mayAgree: live && offer.state === 'awaiting-head' && can(viewer.actor, 'offer.agree', subject),
    mayConfirm: live && concerned && offer.attestedOn < today,
    mayWithdraw: live && can(viewer.actor, 'offer.withdraw', subject),
    waiting: concerned && countInHandOf(db, { offerId: offer.id }) > 0,
  }
}

const spokenFor = (halfDays = 0): string => (halfDays === 0 ? 'None' : formatHalfDays(halfDays))

const DONE: Record<string, { state: OfferRecord['state'][]; words: string }> = {
  made: { state: ['open'], words: 'The offer is open, and will be looked at in the next round' },
  waiting: { state: ['awaiting-head'], words: 'The offer has been kept, and waits for the headteacher to agree' },
  agreed: { state: ['open'], words: 'You have agreed, and the offer is open' },
  confirmed: { state: ['open', 'awaiting-head'], words: 'The offer has been confirmed' },
  withdrawn: { state: ['withdrawn'], words: 'The offer has been withdrawn' },
}

/** What was just done, while it is still so: made, agreed and confirmed only on the day. */
function doneTo(offer: OfferRecord, word: string, today: string): string | null {
  const done = wordOf(DONE, word)
  const on = word === 'agreed' ? offer.headAgreedAt?.slice(0, 10) : word === 'made' || word === 'confirmed' ? offer.attestedOn : today
  return done?.state.includes(offer.state) && on === today ? done.words : null
}

export default function Offer() {
  const offer = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/offers">Back to offers</BackLink>
      <Done>{offer.done}</Done>
      <Heading caption={offer.leader ? `Lent by ${offer.school}` : 'Offer of support'}>{offer.supporter}</Heading>
      <WhatNext offer={offer} />
      <Summary rows={[
        ['State', <OfferStandingTag key="standing" standing={offer.standing} />],
        ['School', <Anchor key="school" href={`/schools/${offer.urn}`}>{offer.school}</Anchor>],
        ['Authority', offer.authority],
        ['Helps', offer.phases],
        ['Days a term', offer.days],
        ...(offer.committed ? [['Days spoken for this term', offer.committed] as [string, string]] : []),
        ['Fewest days for one school', offer.minimum],
        ['Most schools at once', String(offer.schools)],
        ['Travels', `Up to ${offer.reachKm} km${offer.distance ? ` (${offer.distance})` : ''}`],
        ['When', offer.span],
        ['Last confirmed', offer.standing === 'usable' ? `${offer.attested}; used in rounds until ${offer.freshUntil}` : offer.attested],
        ...(offer.headAgreed ? [['Headteacher agreed', offer.headAgreed] as [string, string]] : []),
      ]} />
      <Section title="Areas">
        <Table
          caption="Areas and strengths" hideCaption
          columns={[{ key: 'area', head: 'Area', header: true, cell: (row) => row.area }, { key: 'strength', head: 'Strength', cell: (row) => row.strength }]}
          rows={offer.areas} rowKey={(row) => row.area} empty="No areas."
        />
      </Section>
      {offer.note ? <Section title="What others should know"><Paragraphs text={offer.note} /></Section> : null}
      {offer.mayWithdraw && !offer.waiting ? <Lines><Anchor href={`/offers/${offer.id}/withdrawal`}>Withdraw this offer</Anchor></Lines> : null}
      {offer.mayWithdraw && offer.waiting ? <Lines>To withdraw this offer, answer the proposal that rests on it first, or ask <Anchor href="/help#brokers">the broker</Anchor> to withdraw that.</Lines> : null}
    </>
  )
}

/** What stands in the way, and the button that clears it. */
function WhatNext({ offer }: { offer: ReturnType<typeof useLoaderData<typeof loader>> }) {
  return (
    <>
      {offer.warning ? <Inset>{offer.warning}</Inset> : null}
      {offer.mayAgree ? (
        <>
          <Lines>The offer is not used until you, as headteacher of {offer.school}, agree that the time may be given.</Lines>
          <PostForm action={`/offers/${offer.id}/agreement`}><Hidden values={{ version: offer.version ?? '' }} /><Button>Agree to this offer</Button></PostForm>
        </>
      ) : null}
      {offer.standing === 'awaiting-head' && !offer.mayAgree ? <Lines>The offer is not used until the headteacher of {offer.school} agrees here.</Lines> : null}
      {offer.mayConfirm ? (
        <>
          <Lines>{offer.standing === 'stale' ? `Nobody has confirmed this offer for over ${STALE_AFTER_DAYS} days, so rounds do not use it.` : `Confirm the offer to keep it in rounds for another ${STALE_AFTER_DAYS} days.`}</Lines>
          <PostForm action={`/offers/${offer.id}/attestation`}><Hidden values={{ version: offer.version ?? '' }} /><Button kind="secondary">Confirm that the offer still stands</Button></PostForm>
        </>
      ) : null}
    </>
  )
}
