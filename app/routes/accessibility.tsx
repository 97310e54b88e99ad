import type { MetaFunction } from '@remix-run/node'
import { Heading, Lines, Section, titled } from '../components/page.tsx'

export const meta: MetaFunction = () => titled('Accessibility')

export default function Accessibility() {
  return (
    <>
      <Heading>Accessibility</Heading>
      <Lines>We want as many people as possible to be able to use Alongside.</Lines>
      <Section title="What you can do">
        <ul className="govuk-list govuk-list--bullet">
          <li>use every page without JavaScript</li>
          <li>do everything with a keyboard</li>
          <li>zoom in, or use a phone 320 pixels wide, without scrolling the page sideways</li>
          <li>read every picture as a table beside it</li>
        </ul>
      </Section>
      <Section title="How it was tested">
        <Lines>
          Each page is checked by machine against the Web Content Accessibility Guidelines 2.2, levels A and AA, in its ordinary, empty and
          error states.
        </Lines>
      </Section>
      <Section title="What has not been tested">
        <ul className="govuk-list govuk-list--bullet">
          <li>screen readers (JAWS, NVDA, VoiceOver and TalkBack)</li>
          <li>speech control and switch control</li>
          <li>people with disabilities have not yet been asked to try it</li>
        </ul>
      </Section>
    </>
  )
}
