import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import type { SupposedChange } from '../../graph/network/supposed.ts'
import { AsOfProblem } from '../components/as-of.tsx'
import { Button, DateField, ErrorSummary, Select } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines, Section, titled } from '../components/page.tsx'
import { Bullets } from '../components/prose.tsx'
import { Conflicts, CountsTable, MovedTable, Pictures, SupportTouched, Threads } from '../components/supposed.tsx'
import { readQuery } from '../listing.ts'
import { keyOfArea } from '../lists/coverage.ts'
import { whatIfTold } from '../lists/supposed.ts'
import { permitPage, requireViewer } from '../viewer.ts'
import { CHANGE_FORMS, CHANGE_KINDS, MOST_CHANGES, whatIfAddress, whatIfAsked } from '../what-if.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `What if: ${data.area.name}` : 'What if', 'Coverage')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const asking = whatIfAsked(context, viewer, readQuery(request))
  if (!asking) return null
  const { area, areas, asOf, changes, unread } = asking
  const texts = changes.map(({ text }) => text)
  const told = whatIfTold(context, viewer, asking)
  const address = (path: string, kept: readonly string[], more: Record<string, string> = {}) => whatIfAddress(path, asking, kept, context.today, more)
  return {
    area, areas: areas.map((one) => ({ value: keyOfArea(one), text: one.name })), areaKey: keyOfArea(area), asOf, day: formatDay(asOf.day),
    refusal: told && 'refusal' in told ? told.refusal : null, told: told && 'refusal' in told ? null : told,
    unread, full: texts.length >= MOST_CHANGES, texts,
    without: changes.map(({ text, change }, index) => ({
      text, ...(told && 'said' in told ? told.said[index]! : { what: titleOf(change), also: [] }), href: address('/what-if', texts.filter((other) => other !== text)),
    })),
    forms: CHANGE_KINDS.map((kind) => ({ kind, title: CHANGE_FORMS[kind].title, hint: CHANGE_FORMS[kind].hint, href: address('/what-if/change', texts, { kind }) })),
    coverage: address('/coverage', []),
  }
}

/** What a change is called where it cannot be worked out. */
const titleOf = ({ kind }: SupposedChange): string => CHANGE_FORMS[kind === 'head-goes' || kind === 'person-goes' ? 'goes' : kind].title

const problem = (message: string | null) => (message === null ? undefined : { typed: {}, errors: [{ field: '', message }] })

export default function WhatIf() {
  const data = useLoaderData<typeof loader>()
  if (!data) {
    return (
      <>
        <Heading>What if</Heading>
        <Lines>You are not on the board of a partnership, and no authority is yours to look after. Ask the administrator of this service if that is wrong.</Lines>
      </>
    )
  }
  const { area, areas, areaKey, asOf, day, refusal, told, unread, full, texts, without, forms, coverage } = data
  return (
    <>
      <BackLink href={coverage}>Coverage of {area.name}</BackLink>
      <AsOfProblem asOf={asOf} />
      <ErrorSummary form={problem(refusal === null ? null : `${refusal}. Take that change out, or look at another day`)} />
      <Heading caption={area.name}>What if something changed?</Heading>
      <Lines>Suppose one change or several, and see what would follow for coverage, conflicts of interest and support that runs. Nothing is saved: the address of the page holds it all, and can be passed on.</Lines>
      <form className="al-filter" method="get" role="search" aria-label="Area and day">
        {areas.length > 1 ? <Select form={undefined} name="area" label="Partnership or authority" value={areaKey} options={areas} /> : null}
        <DateField form={asOf.form} name="on" label="From which day" value={asOf.day} />
        {texts.map((text) => <input key={text} type="hidden" name="change" value={text} />)}
        <Button kind="secondary">Show</Button>
      </form>
      {unread > 0 ? <Inset>{unread === 1 ? 'One change in the address' : `${unread} changes in the address`} could not be read, or {unread === 1 ? 'is' : 'are'} about somebody or something outside {area.name}, and {unread === 1 ? 'was' : 'were'} left out.</Inset> : null}
      {without.length > 0 ? (
        <Section title={`Suppose that, from ${day}`}>
          <ol className="govuk-list govuk-list--number">
            {without.map(({ text, what, also, href }) => (
              <li key={text}>
                {refusal === null ? <strong>{what}</strong> : what} <a className="govuk-link" href={href}>Take out<span className="govuk-visually-hidden">: {what}</span></a>
                {also.map((line) => <p className="govuk-hint govuk-!-margin-bottom-0" key={line}>{line}</p>)}
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {told ? <Answer told={told} /> : null}
      {full ? <Lines>These are as many changes as can be supposed at once.</Lines> : (
        <Section title={without.length > 0 ? 'Suppose something else too' : 'Suppose that'}>
          <ul className="al-tasks">
            {forms.map(({ kind, title, hint, href }) => <li key={kind}><Anchor href={href}>{title}</Anchor><p>{hint}</p></li>)}
          </ul>
        </Section>
      )}
    </>
  )
}

function Answer({ told }: { told: NonNullable<NonNullable<ReturnType<typeof useLoaderData<typeof loader>>>['told']> }) {
  return (
    <>
      <Section id="coverage" title="Coverage">
        <CountsTable counts={told.counts} />
        <MovedTable rows={told.moved} />
      </Section>
      <Threads begun={told.begun} ended={told.ended} />
      {told.weakened.length > 0 ? (
        <Section id="networks" title="Networks"><Bullets>{told.weakened.map(({ name, because }) => `${name}: ${because}`)}</Bullets></Section>
      ) : null}
      <Conflicts conflicts={told.conflicts} />
      <Section id="support" title="Support under way">
        <SupportTouched rows={told.touched} />
      </Section>
      {told.pictures ? <Pictures pictures={told.pictures} /> : null}
    </>
  )
}
