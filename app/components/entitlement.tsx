import type { Owed } from '../../graph/categories/entitlement.ts'
import type { CategoryRule } from '../../graph/categories/framework.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { Lines, Section, Summary, Tag } from './page.tsx'
import { Bullets, Paragraphs } from './prose.tsx'

const MAY_GIVE: Record<CategoryRule['mayGive'], string> = {
  yes: 'Yes, it can support other schools.',
  'with-care': 'Yes, with care: a round asks only a little of it.',
  'named-strengths': 'Yes, in the areas where it is strong.',
  no: 'Not for the time being: its own improvement comes first.',
}
const STAFF: Record<string, string> = { nle: 'National Leader of Education', lle: 'Local Leader of Education', sle: 'Specialist Leader of Education' }

const visitsOf = ({ visits, atLeast }: Owed): string => (visits === null ? 'No fixed number of visits' : `${atLeast ? 'At least ' : ''}${visits} a year`)

function Visits({ withPackage, without }: { withPackage: Owed; without: Owed }) {
  if (visitsOf(withPackage) === visitsOf(without)) return <>{visitsOf(withPackage)}</>
  return <>{visitsOf(withPackage)} with the authority&rsquo;s package of services, {visitsOf(without)} without</>
}

type EntitlementProps = { withPackage: Owed; without: Owed; mayGive: CategoryRule['mayGive']; staffAs: string[] }

/** What the category entitles the school to, and what it may give. */
export const Entitlement = ({ withPackage, without, mayGive, staffAs }: EntitlementProps) => (
  <Section title="What the school is owed">
    <Summary rows={[
      ['Visits from the improvement officer', <Visits key="visits" withPackage={withPackage} without={without} />],
      ['Days from the authority’s teams', withPackage.laTeamHalfDays === null ? 'As agreed' : `Up to ${formatHalfDays(withPackage.laTeamHalfDays)} a year`],
      ['May it help other schools?', MAY_GIVE[mayGive]],
      ...(staffAs.length > 0 ? [['Its staff may become', staffAs.map((code) => STAFF[code] ?? code).join(', ')] as [string, string]] : []),
    ]} />
    <Bullets>{withPackage.owed}</Bullets>
    <Lines>Days from the authority&rsquo;s teams are counted apart from days that leaders and other schools give.</Lines>
  </Section>
)

type CauseTold = { name: string; detail: string; since: string; review: string; due: boolean; restricted: boolean; shared: boolean }

/** What makes a school temporarily vulnerable, as far as the reader may know. */
export const Cause = ({ causes }: { causes: CauseTold[] }) => (
  <Section title="What makes the school vulnerable">
    {causes.length === 0 ? <Lines>No cause has been shared with you. The local authority can tell you more.</Lines> : null}
    {causes.map((cause) => (
      <div key={cause.name}>
        <Summary rows={[
          ['Cause', cause.name],
          ['Since', cause.since],
          ['To be looked at again by', cause.due ? `${cause.review} (this day has passed)` : cause.review],
          ...(cause.restricted ? [['Who may know', <Tag key="restricted" colour="red">Restricted</Tag>] as [string, JSX.Element]] : []),
          ['Shared with the school', cause.shared ? 'Yes' : 'No'],
        ]} />
        {cause.detail ? <Paragraphs text={cause.detail} /> : null}
      </div>
    ))}
  </Section>
)
