import { Fragment } from 'react'
import type { WorkUnderWay } from '../../db/imports/work-under-way.ts'
import { workInWords } from '../import-words.ts'
import { Anchor, Warning } from './page.tsx'
import { Bullets } from './prose.tsx'

/** What schools that an import closes have under way: it has to be ended by people, so they are told before they close them, and until it is ended. */
export function UnderWay({ work: { schools, hidden }, closed = false }: { work: { schools: WorkUnderWay[]; hidden: number }; closed?: boolean }) {
  if (schools.length + hidden === 0) return null
  return (
    <>
      <Warning>{closed ? 'Schools that this closed still have work under way. Nothing was withdrawn for them: somebody has to end it.' : 'Schools that close have work under way. Their needs and offers leave the rounds. Everything else stays until somebody ends it.'}</Warning>
      {schools.length > 0 ? <Bullets>{schools.map((row) => <Fragment key={row.urn}>{closed ? <Anchor href={`/schools/${row.urn}/unsettled`}>{row.school}</Anchor> : row.school}: {workInWords(row)}</Fragment>)}</Bullets> : null}
      {hidden > 0 ? <p className="govuk-body">{hidden} of them {hidden === 1 ? 'is a school' : 'are schools'} whose work you may not read. {closed ? 'The broker of the authority finds it on Home.' : 'Ask the broker of the authority before you apply this.'}</p> : null}
    </>
  )
}
