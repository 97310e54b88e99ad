import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, BackLink, Details, Done, Figures, Heading, Inset, Lines, Section, titled, wordOf } from '../components/page.tsx'
import { PoolTable } from '../components/pool-table.tsx'
import { publishedLines, sharedItems } from '../lists/pools.ts'
import { readQuery } from '../listing.ts'
import { networkToRead, ownSchools } from '../reviews.ts'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `The schools of ${data.name} together` : 'Schools together', 'Networks')

const DONE: Record<string, string> = { shared: 'What your school shares is kept. You can change it at any time.' }

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const reviewing = networkToRead(context, viewer, idOf(params.id), 'pool.read')
  const { network, may } = reviewing
  return {
    id: network.id, name: network.name, done: readQuery(request).text('done'), ...publishedLines(context, reviewing),
    shared: may ? sharedItems(context, reviewing) : null, own: ownSchools(viewer, reviewing).map(({ urn, name }) => ({ urn, name })),
  }
}

const NUMBERS = new Intl.NumberFormat('en-GB')

export default function NetworkData() {
  const { id, name, done, published, phases, outcomes, shared, own } = useLoaderData<typeof loader>()
  const { schools, pupils, pupilsKnown, fsmPercent, fsmKnown } = published
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <Done>{wordOf(DONE, done)}</Done>
      <Heading caption={name}>Its schools together</Heading>
      {schools === 0 ? <Inset>No school belongs to it today, so there is nothing to show.</Inset> : (
        <>
          <Section title="What is published">
            <Lines>The register and inspection results, added up over the schools that belong to it today. Nothing is turned from one publication into another.</Lines>
            <Figures figures={[
              { value: schools, words: schools === 1 ? 'school' : 'schools' },
              { value: NUMBERS.format(pupils), words: pupilsKnown === schools ? 'pupils' : `pupils in the ${pupilsKnown} schools whose number is known` },
              { value: fsmPercent === null ? 'Not known' : `${fsmPercent}%`, words: fsmKnown === schools || fsmPercent === null ? 'of pupils have free school meals' : `of pupils have free school meals, in the ${fsmKnown} schools where it is known` },
            ]} />
            <PoolTable caption="Phases" lines={phases} empty="No school belongs to it today." />
            <PoolTable caption="Latest inspection results of each school" about="Result" lines={outcomes} empty="Nothing is recorded about inspections of its schools." />
            <p className="govuk-body al-actions"><Anchor href={`/networks/${id}/data/csv`}>Download these figures as a spreadsheet (CSV)</Anchor></p>
          </Section>
          {shared === null ? null : (
            <Section title="What members agreed to share">
              <Lines>Each head decides what their school adds. Figures are of at least five schools, and no figure is shown that holds for fewer than five of them or for all.</Lines>
              {own.length === 0 ? null : <ul className="govuk-list al-actions">{own.map((school) => <li key={school.urn}><Anchor href={`/networks/${id}/sharing/${school.urn}`}>Decide what {school.name} shares</Anchor></li>)}</ul>}
              {shared.map(({ code, name: item, schools: sharing, fixedOn, lines }) => (
                <section key={code}>
                  <h3 className="govuk-heading-s">{item}</h3>
                  {sharing === null ? <Lines>Not shown at present: fewer than five schools share it, or the schools that share it have changed.</Lines> : (
                    <>
                      <Lines>Of {sharing} schools, as it was on {fixedOn}.</Lines>
                      <PoolTable caption={item} lines={lines} empty="There is no area in which at least five of these schools, and not all, needed support within a year." />
                    </>
                  )}
                </section>
              ))}
              <Details summary="How no school can be made out">
                <p className="govuk-body">The schools and the day are fixed for a term, so that two looks at the page do not tell who came in between.</p>
                <p className="govuk-body">Schools that agree later wait until there are five of them. If a school withdraws or leaves, nothing is shown for the rest of that term and the next.</p>
                <p className="govuk-body">Figures of two networks that share most of their schools can still be compared by somebody who may see both.</p>
              </Details>
            </Section>
          )}
        </>
      )}
    </>
  )
}
