import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatDay } from '../../graph/dates/day.ts'
import { AsOfForm, AsOfProblem } from '../components/as-of.tsx'
import { CertificateTable } from '../components/certificate-table.tsx'
import { Anchor, BackLink, Heading, Inset, Summary, titled } from '../components/page.tsx'
import { certificateListed } from '../lists/certificate.ts'
import { coverageAsked, keyOfArea, kindOfArea } from '../lists/coverage.ts'
import { addressWith, readQuery } from '../listing.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Certificate of coverage of ${data.area.name}` : 'Certificate of coverage', 'Coverage')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const asked = coverageAsked(context, viewer, query)
  if (!asked) throw notFound()
  const address = addressWith(query, {})
  return {
    area: asked.area, sort: kindOfArea(asked.area), asOf: asked.asOf, keep: { area: keyOfArea(asked.area) }, day: formatDay(asked.asOf.day), today: formatDay(context.today), by: viewer.account.name,
    on: asked.asOf.day === context.today ? '' : `?on=${asked.asOf.day}`,
    back: address.replace('/certificate', ''), csv: address.replace('/certificate', '/certificate/csv'), ...certificateListed(context, viewer, asked),
  }
}

export default function CoverageCertificate() {
  const { area, sort, asOf, keep, day, today, by, on, back, csv, rows, counts, months, leftOut, beyond } = useLoaderData<typeof loader>()
  const gaps = counts['on-paper-only'] + counts.none
  return (
    <>
      <BackLink href={back}>Back to coverage</BackLink>
      <AsOfProblem asOf={asOf} />
      <Heading caption={`${sort}: ${area.name}`}>Certificate of coverage</Heading>
      <Inset>
        {rows.length === 0 ? `There was no school to look at on ${day}.` : gaps === 0
          ? `On ${day} every one of these ${rows.length} schools was an active member of a collaboration.`
          : `On ${day} ${counts.active} of these ${rows.length} schools ${counts.active === 1 ? 'was an active member' : 'were active members'} of a collaboration. ${gaps} ${gaps === 1 ? 'was' : 'were'} not.`}
      </Inset>
      <Summary rows={[
        ['As of', day],
        ['Active means', `took part, in the ${months} months before, in something done by a collaboration the school belongs to`],
        ['On paper only', String(counts['on-paper-only'])],
        ['In no collaboration', String(counts.none)],
        ['Active by one thread', String(counts.thread)],
        ...(leftOut.length > 0 ? [['Looked at by somebody else', leftOut.map(({ name }) => name).join(', ')] as [string, string]] : []),
        ...(beyond > 0 ? [['Not looked at', `${beyond} more in ${area.name}`] as [string, string]] : []),
        ['Drawn up', `by ${by} on ${today}`],
      ]} />
      <p className="govuk-body al-actions"><Anchor href={csv}>Download the evidence as a spreadsheet (CSV)</Anchor></p>
      <p className="govuk-body al-actions">To print this page or keep it as a PDF, use your browser’s print command. Menus and forms are left out.</p>
      <CertificateTable caption={`Evidence for each school on ${day}`} rows={rows} on={on} />
      <AsOfForm asOf={asOf} keep={keep} />
    </>
  )
}
