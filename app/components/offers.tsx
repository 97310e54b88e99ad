import { STRENGTHS, type OfferStanding, type Strength } from '../../graph/brokering/offers.ts'
import { errorOf, type FormBack, type Option } from './fields.tsx'
import { Tag, type TagColour } from './page.tsx'

const STANDINGS: Record<OfferStanding, { text: string; colour: TagColour }> = {
  usable: { text: 'Open', colour: 'green' },
  'not-yet': { text: 'Starts later', colour: 'blue' },
  stale: { text: 'Needs confirming', colour: 'orange' },
  'awaiting-head': { text: 'Waiting for the head', colour: 'yellow' },
  over: { text: 'Over', colour: 'grey' },
  withdrawn: { text: 'Withdrawn', colour: 'grey' },
}

export const standingText = (standing: OfferStanding): string => STANDINGS[standing].text
export const OfferStandingTag = ({ standing }: { standing: OfferStanding }) => <Tag colour={STANDINGS[standing].colour}>{STANDINGS[standing].text}</Tag>

export const strengthName = (strength: Strength): string => STRENGTHS.find((row) => row.strength === strength)!.name

/** One choice of strength for each area; `area-CODE` in the form. The first carries the id of the whole, for the error summary. */
export function AreaStrengths({ form, areas }: { form: FormBack; areas: Option[] }) {
  const wrong = errorOf(form, 'areas')
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={wrong ? 'areas-hint areas-error' : 'areas-hint'}>
        <legend className="govuk-fieldset__legend">What can you help with?</legend>
        <div className="govuk-hint" id="areas-hint">Choose how strong you are in each area you offer. Leave the others as they are.</div>
        {wrong ? <p className="govuk-error-message" id="areas-error"><span className="govuk-visually-hidden">Error:</span> {wrong}</p> : null}
        <div className="al-areas">
          {areas.map(({ value, text }, index) => {
            const id = index === 0 ? 'areas' : `area-${value}`
            return (
              <div className="al-area" key={value}>
                <label className="govuk-label" htmlFor={id}>{text}</label>
                <select className="govuk-select" id={id} name={`area-${value}`} defaultValue={form?.typed[`area-${value}`]?.[0] ?? ''}>
                  <option value="">Not offered</option>
                  {STRENGTHS.map(({ strength, name }) => <option key={strength} value={strength}>{name}</option>)}
                </select>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}
