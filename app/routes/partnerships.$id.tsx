import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LeftOut } from '../components/left-out.tsx'
import { FILE_RECORDED } from '../components/activity-file.tsx'
import { Anchor, BackLink, Done, Figures, Heading, Inset, Lines, Section, Summary, Tag, titled, wordOf } from '../components/page.tsx'
import { backHere } from '../back.ts'
import { readQuery } from '../listing.ts'
import { fundOf, partnershipFor, voiceOf } from '../lists/partnerships.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { mayEver } from '../../graph/permissions/can.ts'
import { accountOf, answerDuties, CLAIMS, type DutyAnswer } from '../../graph/boards/duties.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { schoolYearName, schoolYearOf } from '../../graph/dates/school-year.ts'
import { formatPence } from '../../graph/network/fund.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data?.name ?? 'Partnership', 'Improvement Partnerships')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { area, months, rows, leftOut } = partnershipFor(context, viewer, idOf(params.id))
  const { schools, allocated, given } = accountOf(rows)
  const fund = fundOf(context, area)
  const query = readQuery(request)
  return {
    done: query.text('done'), record: mayEver(viewer.actor, 'activity.record') ? `/coverage/activities?${backHere(query)}` : null,
    id: area.id, name: area.name, months, total: rows.length, leftOut: leftOut.map(({ name }) => name), today: formatDay(context.today), year: schoolYearName(schoolYearOf(context.today)),
    duties: answerDuties(rows), voice: voiceOf(context, viewer, area),
    account: { schools, allocated: formatHalfDays(allocated), given: formatHalfDays(given) },
    fund: fund && { allocated: formatPence(fund.allocated), used: formatPence(fund.used), left: formatPence(fund.left) },
  }
}

export default function PartnershipPage() {
  const { done, record, id, name, months, total, leftOut, today, year, duties, voice, account, fund } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/partnerships">All partnerships</BackLink>
      <Done>{wordOf(FILE_RECORDED, done)}</Done>
      <Heading caption={name}>The board&rsquo;s five duties</Heading>
      <Lines>As of {today}, over {total === 1 ? '1 school' : `${total} schools`}. What schools did together counts for {months} months. Every figure leads to the schools behind it.</Lines>
      <LeftOut names={leftOut} />
      {total === 0 ? <Inset>No school that you may look at belongs to it yet. Its schools are added <Anchor href={`/networks/${id}/members`}>on its network&rsquo;s page</Anchor>.</Inset> : null}
      {duties.map((answered, index) => (
        <Section key={answered.duty.code} id={answered.duty.code} title={`${index + 1}. ${answered.duty.question}`}>
          <Answer answered={answered} />
          {answered.duty.code === 'voice' ? <Voice voice={voice} account={account} fund={fund} year={year} networkId={id} /> : null}
          {total === 0 ? null : <DutyFigures id={id} answered={answered} />}
        </Section>
      ))}
      <p className="govuk-body al-actions"><Anchor href={`/partnerships/${id}/schools`}>All its schools with these facts</Anchor><Anchor href={`/coverage?area=${id}`}>Coverage of its schools</Anchor>{record === null ? null : <Anchor href={record}>Record what many collaborations did, from one file</Anchor>}<Anchor href={`/challenges?area=${id}`}>Who challenges whom among them</Anchor></p>
    </>
  )
}

/** Yes, or of how many schools not yet or not known; said in words as well as by the colour of a tag. */
function Answer({ answered: { answer, open } }: { answered: DutyAnswer }) {
  if (answer === 'told') return null
  if (answer === 'no-schools') return <Lines>There are no schools to answer for.</Lines>
  if (answer === 'not-known') return <p className="govuk-body"><Tag colour="grey">Not known</Tag> {open === 1 ? 'One school has' : `${open} schools have`} no category yet.</p>
  return <p className="govuk-body">{answer === 'yes' ? <Tag colour="green">Yes</Tag> : <><Tag colour="orange">Not yet</Tag> {open === 1 ? 'One school' : `${open} schools`} to look at.</>}</p>
}

const DutyFigures = ({ id, answered: { figures } }: { id: number; answered: DutyAnswer }) => (
  <Figures figures={figures.map(({ claim, schools }) => {
    const { words, tone } = CLAIMS[claim]
    return { value: schools, words: <Anchor href={`/partnerships/${id}/schools?show=${claim}`}>{words}</Anchor>, tone: schools > 0 ? tone : undefined }
  })} />
)

type Shown = ReturnType<typeof useLoaderData<typeof loader>>

function Voice({ voice, account, fund, year, networkId }: Pick<Shown, 'voice' | 'account' | 'fund' | 'year'> & { networkId: number }) {
  return (
    <>
      <Summary rows={[
        ...(voice.length === 0 ? [['Education Partnership', 'It is part of none'] as [string, string]] : voice.map((over): [string, ReactNode] => [
          'Education Partnership',
          <><Anchor href={`/networks/${over.id}`}>{over.name}</Anchor>{over.seats.length === 0 ? '. Nobody of its board sits there' : `. Who sits there: ${over.seats.map(({ name, roles }) => `${name} (${roles.join(', ').toLowerCase()})`).join(', ')}`}</>,
        ])),
        [`Support days, ${year}`, `${account.allocated} allocated to ${account.schools === 1 ? '1 school' : `${account.schools} schools`}, of which ${account.given} recorded as given`],
        ['Its fund', fund === null ? <>None is recorded. <Anchor href={`/networks/${networkId}`}>Its network&rsquo;s page</Anchor> has its fund</> : `${fund.allocated} allocated, ${fund.used} used, ${fund.left} left`],
      ]} />
      <Lines>What changed: the category of each supported school now, beside the one when its support of this school year began. It does not say that the support is why.</Lines>
    </>
  )
}
