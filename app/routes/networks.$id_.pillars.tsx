import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PillarTrend } from '../components/pillar-trend.tsx'
import { Anchor, BackLink, Details, Done, Heading, Inset, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { Paragraphs } from '../components/prose.tsx'
import { Table } from '../components/table.tsx'
import { pillarLines } from '../lists/pillars.ts'
import { alikeOf, typicalOf } from '../pillar-words.ts'
import { readQuery } from '../listing.ts'
import { mayOpen, mayReadComments, networkFor, ownSchools } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { countAnswers, findAnswer, listReviews, listSharedComments } from '../../db/pillars.ts'
import { countInWords } from '../../graph/coverage/few.ts'
import { STEPS } from '../../graph/coverage/pillars.ts'
import { isOpen, reviewTitle, whyNotNow } from '../../graph/coverage/pillars-review.ts'
import { ALIKE_UP_TO } from '../../graph/coverage/pillars-results.ts'
import { formatDay } from '../../graph/dates/day.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `How ${data.name} sees itself` : 'Pillars', 'Networks')

const DONE: Record<string, string> = {
  opened: 'The review is open. The heads of its schools see it on their home page.',
  answered: 'Your answer is kept. You can change it until the review closes.',
  moved: 'The last day is changed.',
}

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const reviewing = networkFor(context, viewer, idOf(params.id), 'pillars.read')
  const { db, today } = context
  const { network, pillars, members } = reviewing
  const reviews = listReviews(db, { networkId: network.id })
  const open = reviews.find((review) => isOpen(review, today))
  const { reviewed, lines } = pillarLines(context, reviewing)
  const opens = mayOpen(viewer, reviewing)
  return {
    id: network.id, name: network.name, done: readQuery(request).text('done'), lines, jointPractice: pillars.some(({ code }) => code === 'joint-practice'),
    open: open && {
      id: open.id, title: reviewTitle(open), lastDay: formatDay(open.lastDay), answers: countInWords(countAnswers(db, { reviewId: open.id })), members: members.length,
      own: ownSchools(viewer, reviewing).map(({ id, urn, name }) => ({ urn, name, answered: findAnswer(db, { reviewId: open.id, schoolId: id }) !== null })),
    },
    may: { open: opens && whyNotNow(network, { schools: members.length, reviews, today }) === null, move: opens && open !== undefined },
    trends: pillars.map(({ code, name, claim }) => ({
      code, name, claim,
      points: reviewed.map(({ review, results }) => {
        const result = results.find(({ pillar }) => pillar === code)?.result ?? null
        return { term: reviewTitle(review), mean: result?.mean ?? null, deviation: result?.deviation ?? null }
      }),
    })),
    comments: (mayReadComments(viewer, reviewing) ? listSharedComments(db, { networkId: network.id, today }) : []).map((row) => ({ ...row, term: reviewTitle(reviews.find(({ id }) => id === row.reviewId)!) })),
  }
}

export default function NetworkPillars() {
  const { id, name, done, open, may, trends, lines, comments, jointPractice } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={name}>How its members see it</Heading>
      <Lines>Once a term, the head of each member school says how far the pillars of a good collaboration stand. Nobody sees another school&rsquo;s answer.</Lines>
      {jointPractice ? null : <Lines>Joint practice development is not asked about: it belongs to local collaborations, not to a body of a whole area.</Lines>}
      <OpenReview id={id} open={open} />
      {may.open || may.move ? (
        <ul className="govuk-list al-actions">
          {may.open ? <li><a className="govuk-button" href={`/networks/${id}/pillars/new`}>Open a review</a></li> : null}
          {may.move && open ? <li><Anchor href={`/networks/${id}/pillars/${open.id}/last-day`}>Change the last day</Anchor></li> : null}
        </ul>
      ) : null}
      {lines.length === 0 ? <Inset>No review has closed yet, so there is nothing to show.</Inset> : (
        <>
          <Section title="Over time">
            <Lines>A disc is the mean of the answers, a bar how far they lie from the middle one. A cross: fewer than five schools answered.</Lines>
            <div className="al-trends">
              {trends.map(({ code, name: pillar, claim, points }) => (
                <figure className="al-trend-figure" key={code}>
                  <figcaption><h3 className="govuk-heading-s">{pillar}</h3><p className="govuk-body-s">{claim}</p></figcaption>
                  <div className="al-scroll" role="region" aria-label={`${pillar} over time`} tabIndex={0}><PillarTrend id={code} title={`${pillar} over time`} points={points} /></div>
                </figure>
              ))}
            </div>
          </Section>
          <Section title="The same as a table">
            <Table
              caption="Results of closed reviews, the latest first" tight rows={lines} rowKey={(row) => row.key} empty="No review has closed yet."
              columns={[
                { key: 'pillar', head: 'Pillar', header: true, cell: (row) => row.name },
                { key: 'term', head: 'Review', cell: (row) => <span className="al-nowrap">{row.term}</span> },
                { key: 'answers', head: 'Schools', numeric: true, cell: (row) => row.answers },
                { key: 'typical', head: 'Typical answer', cell: (row) => typicalOf(row) },
                { key: 'mean', head: 'Mean, 1 to 4', numeric: true, cell: (row) => row.result?.mean.toFixed(1) ?? '' },
                { key: 'alike', head: 'How alike', cell: (row) => alikeOf(row) },
                { key: 'deviation', head: 'Steps from the middle', numeric: true, cell: (row) => row.result?.deviation.toFixed(2) ?? '' },
              ]}
            />
            <p className="govuk-body al-actions"><Anchor href={`/networks/${id}/pillars/csv`}>Download these results as a spreadsheet (CSV)</Anchor></p>
            <Details summary="What the words and numbers mean">
              <ul className="govuk-list govuk-list--bullet">{STEPS.map(({ step, name: word, meaning }) => <li key={step}>{step}, {word.toLowerCase()}: {meaning.toLowerCase()}.</li>)}</ul>
              <p className="govuk-body">The typical answer is the middle one, once all answers stand in order. Schools that could not say are not counted.</p>
              <p className="govuk-body">
                How alike members see it is the average deviation about the median: how many steps the answers lie from the middle one, on average.
                At most {ALIKE_UP_TO.toFixed(2)} steps, a sixth of the steps there are, counts as alike. Answers given at random would lie about 1 step from it.
                The measure is that of Burke, Finkelstein and Dusig (1999); the limit is that of Burke and Dunlap (2002).
              </p>
              <p className="govuk-body">Where fewer than five schools answered, nothing is shown, so that nobody can work out whose answer it was.</p>
            </Details>
          </Section>
        </>
      )}
      {comments.length > 0 ? (
        <Section title="What members chose to share">
          <Lines>For heads and chairs of governors of its schools, and nobody else.</Lines>
          {comments.map(({ reviewId, urn, school, comment, term }) => (
            <section key={`${reviewId}-${urn}`}>
              <h3 className="govuk-heading-s">{school}, {term.toLowerCase()}</h3>
              <Paragraphs text={comment} />
            </section>
          ))}
        </Section>
      ) : null}
    </>
  )
}

type Open = ReturnType<typeof useLoaderData<typeof loader>>['open']

function OpenReview({ id, open }: { id: number; open: Open }) {
  if (!open) return null
  return (
    <Section title={`Review of the ${open.title.toLowerCase()}`}>
      <Lines>It can be answered until {open.lastDay}. So far {open.answers} of its {open.members} schools have answered. What they say is shown once it has closed, and not before.</Lines>
      {open.own.length === 0 ? null : (
        <ul className="govuk-list">
          {open.own.map(({ urn, name, answered }) => (
            <li key={urn}><Anchor href={`/networks/${id}/pillars/${open.id}/answers/${urn}`}>{answered ? `Change the answer of ${name}` : `Answer for ${name}`}</Anchor></li>
          ))}
        </ul>
      )}
    </Section>
  )
}
