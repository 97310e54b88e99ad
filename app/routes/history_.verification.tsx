import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { instantInWords } from '../account-words.ts'
import { Anchor, BackLink, Heading, Inset, Lines, titled, Warning } from '../components/page.tsx'
import { verify } from '../verification.ts'
import { permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Check of the history', 'History')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'history.read')
  return { ...(await verify(context.config.databaseFile)), when: instantInWords(context.now) }
}

export default function Verification() {
  const { events, faults, when } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href="/history">Back to the history</BackLink>
      <Heading>Check of the history</Heading>
      <Lines>Each event carries a fingerprint of itself and of the one before. If one is changed or taken out, the fingerprints no longer fit.</Lines>
      {faults.length === 0 ? <Inset>All {events} events fit together, and the database is whole. Checked on {when}.</Inset> : <Faults faults={faults} when={when} />}
      <Lines><Anchor href="/history/verification">Check again</Anchor></Lines>
    </>
  )
}

const Faults = ({ faults, when }: { faults: string[]; when: string }) => (
  <div role="alert">
    <Warning>Something is wrong. Tell whoever runs the portal. Checked on {when}.</Warning>
    <ul className="govuk-list govuk-list--bullet">{faults.map((fault) => <li key={fault}>{fault}</li>)}</ul>
  </div>
)
