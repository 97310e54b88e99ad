import type { WorkUnderWay } from '../../db/imports/work-under-way.ts'
import { Warning } from './page.tsx'
import { Bullets } from './prose.tsx'

const counted = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`])

const line = ({ school, needs, offers, proposals, agreements }: WorkUnderWay): string =>
  `${school}: ${[
    ...counted(needs, 'open need', 'open needs'), ...counted(offers, 'offer', 'offers'),
    ...counted(proposals, 'proposal waiting', 'proposals waiting'), ...counted(agreements, 'agreement under way', 'agreements under way'),
  ].join(', ')}`

/** What schools that an import closes have under way: it has to be ended by people, so they are told before they close them. */
export function UnderWay({ work: { schools, hidden } }: { work: { schools: WorkUnderWay[]; hidden: number } }) {
  if (schools.length + hidden === 0) return null
  return (
    <>
      <Warning>Schools that close have work under way. Their needs and offers leave the rounds. Everything else stays until somebody ends it.</Warning>
      {schools.length > 0 ? <Bullets>{schools.map(line)}</Bullets> : null}
      {hidden > 0 ? <p className="govuk-body">{hidden} of them {hidden === 1 ? 'is a school' : 'are schools'} whose work you may not read. Ask the broker of the authority before you apply this.</p> : null}
    </>
  )
}
