import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, Heading, Lines, Section, titled } from '../components/page.tsx'
import { listOwnBrokers } from '../../db/contacts.ts'

export const meta: MetaFunction = () => titled('Help')

/** For everybody; the signed-in also read who the brokers of their own authority are. */
export const loader = ({ context }: LoaderFunctionArgs) => ({ brokers: context.viewer ? listOwnBrokers(context.db, context.viewer) : [] })

export default function Help() {
  const { brokers } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Help</Heading>
      <Lines>Alongside is where schools ask each other for support, offer it, and agree what changed.</Lines>
      <Section title="If you lead a school">
        <ul className="govuk-list govuk-list--bullet">
          <li>Ask for support under Needs. Your request goes to your local authority&rsquo;s broker, not to other schools.</li>
          <li>Offer support under Offers. A leader lent by your school can offer too, once you agree.</li>
          <li>Answer what is proposed to you under Proposals. Each says why it was chosen.</li>
        </ul>
      </Section>
      <Section title="If you broker support">
        <ul className="govuk-list govuk-list--bullet">
          <li>Open a round under Rounds. It weighs every open need against every offer at once.</li>
          <li>Pin or veto with a reason, run it again, and issue the proposals.</li>
          <li>Somebody other than you approves what both sides have accepted.</li>
        </ul>
      </Section>
      <Section title="If you chair an Improvement Partnership">
        <ul className="govuk-list govuk-list--bullet">
          <li>Coverage shows which schools are active in a collaboration, on paper only, or in none.</li>
          <li>You do not see your own school there, nor one where you hold a post or in which you declared an interest: another member of the board looks at it.</li>
        </ul>
      </Section>
      {brokers.length > 0 ? (
        <Section title="Your authority’s broker" id="brokers">
          <ul className="govuk-list">
            {brokers.map(({ name, email }) => <li key={email}>{name}: <a className="govuk-link" href={`mailto:${email}`}>{email}</a></li>)}
          </ul>
        </Section>
      ) : null}
      <Section title="Who sees what">
        <Lines>
          A school&rsquo;s category, needs and plans are seen by its head and chair of governors, its local authority, and the board of its
          own Improvement Partnership. Other schools see that it exists, its networks, its published facts and its offers.
        </Lines>
        <Lines>More is on the <Anchor href="/privacy">privacy page</Anchor>.</Lines>
      </Section>
    </>
  )
}
