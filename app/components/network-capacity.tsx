import { formatDay } from '../../graph/dates/day.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { Does, Parts, type Shown } from './network-focus.tsx'
import { FundFigures, FundTable } from './network-fund.tsx'
import { Inset, Lines, Section } from './page.tsx'

/** Who gives it capacity: those who keep it going, the partners beside it, and its fund. */
export const Capacity = ({ shown: { network, givers, pairs, alone, hasPairs, lacking, fund, may, dayInWords } }: { shown: Shown }) => (
  <Section id="capacity" title="Capacity: who gives it capacity">
    <Parts rows={givers} caption={`Who keeps it going on ${dayInWords}`} empty={`No co-ordinator, facilitator, mentor, adviser or partner is recorded on ${dayInWords}.`} />
    {pairs.length === 0 ? null : (
      <>
        <Lines>Who works with whom on {dayInWords}:</Lines>
        <ul className="govuk-list govuk-list--bullet">{pairs.map(({ id, names, role, from, to }) => <li key={id}>{names.join(' and ')}, {nameOfCode(role).toLowerCase()}s, since {formatDay(from)}{to === null ? '' : `, until ${formatDay(to)}`}</li>)}</ul>
      </>
    )}
    {alone.length === 0 ? null : <Inset>{alone.map(({ name }) => name).join(', ')}: {alone.length === 1 ? 'a facilitator' : 'facilitators'} with nobody to work with on {dayInWords}. Facilitators work in pairs.</Inset>}
    {lacking.length === 0 ? null : (
      <>
        <Lines>The template it was made from asks for parts and partners that nobody takes yet:</Lines>
        <ul className="govuk-list govuk-list--bullet">{lacking.map((words) => <li key={words}>{words}</li>)}</ul>
      </>
    )}
    {fund === null ? <Lines>No money is recorded up to {dayInWords}.</Lines> : (
      <>
        <FundFigures fund={fund} />
        <FundTable movements={fund.movements} caption={`Its fund up to ${dayInWords}, latest first${fund.more > 0 ? ` (${fund.more} earlier ones not shown)` : ''}`} />
      </>
    )}
    <Does links={[may.keep && [`/networks/${network.id}/people`, 'Add people, or end their parts'], may.keep && hasPairs && [`/networks/${network.id}/pairs`, 'Say who works with whom'], may.keep && [`/networks/${network.id}/fund`, 'Record money']]} />
  </Section>
)
