import { Does, Parts, type Shown } from './network-focus.tsx'
import { FundFigures, FundTable } from './network-fund.tsx'
import { Inset, Lines, Section } from './page.tsx'

/** Who gives it capacity: those who keep it going, the partners beside it, and its fund. */
export const Capacity = ({ shown: { network, givers, unpaired, lacking, fund, may, dayInWords } }: { shown: Shown }) => (
  <Section id="capacity" title="Capacity: who gives it capacity">
    {unpaired.map((name) => <Inset key={name}>{name}: they work in pairs, and one on {dayInWords} has no partner.</Inset>)}
    <Parts rows={givers} caption={`Who keeps it going on ${dayInWords}`} empty={`No co-ordinator, facilitator, mentor, adviser or partner is recorded on ${dayInWords}.`} />
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
    <Does links={[may.keep && [`/networks/${network.id}/people`, 'Add people, or end their parts'], may.keep && [`/networks/${network.id}/fund`, 'Record money']]} />
  </Section>
)
