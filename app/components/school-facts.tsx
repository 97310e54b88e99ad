import type { PublishedFact, SchoolRecord } from '../../db/network.ts'
import { formatDay } from '../../graph/dates/day.ts'
import type { Phase } from '../../graph/network/model.ts'
import { PUBLISHED_PACKS } from '../../graph/categories/packs.ts'
import { PHASE_NAMES } from '../../graph/network/phases.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { webAddress } from '../web-address.ts'
import { Lines, Section } from './page.tsx'
import { Table } from './table.tsx'

const NUMBERS = new Intl.NumberFormat('en-GB')
const number = (value: number | null): string | null => (value === null ? null : NUMBERS.format(value))

/** Somebody's text as a link where it is an address, else as text. */
export function Website({ text }: { text: string }) {
  const href = webAddress(text)
  return href === null ? <>{text}</> : <a className="govuk-link" href={href} rel="noopener noreferrer">{text}</a>
}

const ages = ({ lowAge, highAge }: SchoolRecord): string | null => (lowAge === null || highAge === null ? null : `${lowAge} to ${highAge}`)
const formerUrns = ({ urn, urns }: SchoolRecord): string | null =>
  urns.filter((held) => held.urn !== urn).map((held) => `${held.urn}${held.to ? ` until ${formatDay(held.to)}` : ''}`).join(', ') || null

/** What the register says of the school, in the order in which people ask; what it leaves out is left out. */
export function factsOfSchool(school: SchoolRecord): [string, string][] {
  const address = [school.street, school.town, school.postcode].filter(Boolean).join(', ')
  const told: [string, string | null][] = [
    ['URN', String(school.urn)],
    ['Earlier URNs', formerUrns(school)],
    ['Local authority', `${school.authority} (${school.laCode})`],
    ['Phase', PHASE_NAMES[school.phase as Phase] ?? school.phase],
    ['Type', school.establishmentType],
    ['Ages', ages(school)],
    ['Sixth form', school.sixthForm === null ? null : school.sixthForm ? 'Yes' : 'No'],
    ['Gender of entry', school.gender],
    ['Pupils', number(school.pupils)],
    ['Places', number(school.capacity)],
    ['Free school meals', school.fsmPercent === null ? null : `${school.fsmPercent}% of pupils`],
    ['Religious character', school.religiousCharacter],
    ['Diocese', school.diocese],
    ['Address', address],
    ['Opened', school.openedOn === null ? null : formatDay(school.openedOn)],
    ['Closed', school.closedOn === null ? null : formatDay(school.closedOn)],
  ]
  return told.filter((row): row is [string, string] => row[1] !== null && row[1] !== '')
}

const packOf = (fact: PublishedFact) => PUBLISHED_PACKS.find(({ code }) => code === fact.framework)
const measureOf = (fact: PublishedFact) => packOf(fact)?.measures.find(({ code }) => code === fact.measure)
const measureName = (fact: PublishedFact): string => measureOf(fact)?.name ?? nameOfCode(fact.measure)
/** The value as published, with its name in the same framework where that says more. */
const valueName = (fact: PublishedFact): string => {
  const name = measureOf(fact)?.grades?.find(({ value }) => value === fact.value)?.name
  return name === undefined || name === fact.value ? fact.value : `${fact.value}: ${name}`
}

/** Published facts in their own words, with where they come from and when; nothing is converted. */
export const PublishedFacts = ({ facts }: { facts: PublishedFact[] }) => (
  <Section title="Published facts">
    <Lines>What others have published about the school, in their own words. Nothing here is this service&rsquo;s judgement.</Lines>
    <Table
      caption="Published facts, latest first" hideCaption tight rows={facts} rowKey={(row) => `${row.framework} ${row.on} ${row.measure}`} empty="Nothing has been loaded about this school."
      columns={[
        { key: 'measure', head: 'Measure', header: true, cell: (row) => measureName(row) },
        { key: 'value', head: 'Published as', cell: (row) => valueName(row) },
        { key: 'publication', head: 'Kind of inspection', cell: (row) => packOf(row)?.name ?? row.framework },
        { key: 'on', head: 'Date', cell: (row) => formatDay(row.on) },
        { key: 'urn', head: 'About URN', numeric: true, cell: (row) => row.urn },
        { key: 'source', head: 'Source', cell: (row) => `${row.source}${row.publishedOn ? `, published ${formatDay(row.publishedOn)}` : ''}` },
      ]}
    />
  </Section>
)
