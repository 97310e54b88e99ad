import { LONGEST_WORDS } from '../../graph/brokering/proposals.ts'
import type { answerToShow } from '../answers.ts'
import { Button, Checkboxes, ErrorSummary, Hidden, PostForm, Radios, TextArea, type FormBack } from './fields.tsx'
import { Anchor, BackLink, Heading, Inset, Lines } from './page.tsx'

type Shown = ReturnType<typeof answerToShow>

/** Accepting and declining, each its own form: nothing to choose wrongly, and it works without JavaScript. */
export function Answer({ shown, back }: { shown: Shown; back: FormBack }) {
  const { id, area, school, supporter, days, replyBy, open, side } = shown
  return (
    <>
      <BackLink href={`/proposals/${id}`}>Back to the proposal</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={school ?? 'A school that is not named yet'}>{area}: {days} from {supporter}</Heading>
      {open ? (
        <>
          <Lines>Answer by {replyBy}. {side === 'supporter' ? 'The days are held until then. ' : null}An answer cannot be changed once it is sent.</Lines>
          <Lines>When both sides have accepted, somebody at the authority who did not propose it decides. Nothing is agreed before that. <Anchor href="/help#brokers">Ask the broker</Anchor> if anything is not clear.</Lines>
          <Accept shown={shown} back={back} />
          <Decline shown={shown} back={back} />
        </>
      ) : <Inset>This can no longer be answered. <Anchor href={`/proposals/${id}`}>See where it stands</Anchor>.</Inset>}
    </>
  )
}

const Accept = ({ shown: { version, side, school }, back }: { shown: Shown; back: FormBack }) => (
  <section aria-labelledby="accept">
    <h2 className="govuk-heading-m" id="accept">Accept</h2>
    <PostForm>
      <Hidden values={{ version, answer: 'accepted' }} />
      <Checkboxes
        form={back} name="declaration" legend="Conflicts of interest"
        hint={side === 'supporter' && school === null ? 'You do not know yet which school it is. If there is a conflict once you do, tell the broker at once.' : 'Such as family, business or a former post.'}
        options={[{ value: 'yes', text: 'I know of no conflict of interest' }]}
      />
      <Button>Accept</Button>
    </PostForm>
  </section>
)

const Decline = ({ shown: { version, reasons }, back }: { shown: Shown; back: FormBack }) => (
  <section aria-labelledby="decline">
    <h2 className="govuk-heading-m" id="decline">Decline</h2>
    <PostForm>
      <Hidden values={{ version, answer: 'declined' }} />
      <Radios form={back} name="reason" legend="Why?" hint="Only the authority sees the reason." options={reasons} small />
      <TextArea form={back} name="words" label="In your own words (needed for another reason)" hint={`Up to ${LONGEST_WORDS.toLocaleString('en-GB')} characters.`} rows={3} />
      <Button kind="secondary">Decline</Button>
    </PostForm>
  </section>
)
