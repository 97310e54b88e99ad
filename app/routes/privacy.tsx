import type { MetaFunction } from '@remix-run/node'
import { Heading, Lines, Section, titled } from '../components/page.tsx'

export const meta: MetaFunction = () => titled('Privacy')

export default function Privacy() {
  return (
    <>
      <Heading>Privacy</Heading>
      <Section title="What is kept about you">
        <Lines>Your name, your e-mail address, the posts and designations you hold, and what you did here and when.</Lines>
      </Section>
      <Section title="What is kept about schools">
        <Lines>
          Facts from the public register and from published inspection outcomes, and what you and your authority write here: categories,
          needs, offers, proposals and agreements.
        </Lines>
      </Section>
      <Section title="Who sees it">
        <Lines>
          Nothing confidential is shown unless your role and your school, authority or partnership allow it. A supporter asked to help sees
          the area, the days, by when, the school&rsquo;s phase and roughly how far away it is: not its name, until the school agrees. The
          distance is told only where at least eight schools of that phase could be meant.
        </Lines>
        <Lines>Once support is agreed, each side sees the other&rsquo;s head or leader by name and e-mail, and the school&rsquo;s telephone number, until it is over.</Lines>
        <Lines>Everything anybody changes is written to a history that cannot be altered without it showing.</Lines>
      </Section>
      <Section title="Cookies">
        <Lines>One cookie keeps you signed in. It is deleted when you sign out, and stops working after 30 minutes without use.</Lines>
      </Section>
    </>
  )
}
