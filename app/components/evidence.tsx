import { errorOf, type FormBack, type Option } from './fields.tsx'
import { Details, Lines, Section } from './page.tsx'

/** For each dimension, what was found and which category it leans to: `finding-CODE` and `leans-CODE`. Leave out what was not looked at. */
export function EvidenceFields({ form, dimensions, codes }: { form: FormBack; dimensions: Option[]; codes: Option[] }) {
  const typed = (name: string): string => form?.typed[name]?.[0] ?? ''
  return (
    <Section title="Evidence (optional)">
      <Lines>Add what was found in each dimension that was looked at. It shows how the evidence falls; it does not decide.</Lines>
      {dimensions.map(({ value, text }) => {
        const finding = `finding-${value}`
        const leans = `leans-${value}`
        const wrong = errorOf(form, finding)
        return (
          <Details key={value} summary={text} open={wrong !== undefined || typed(finding) !== '' || typed(leans) !== ''}>
            <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
              <label className="govuk-label" htmlFor={finding}>What was found<span className="govuk-visually-hidden">{` in ${text}`}</span></label>
              {wrong ? <p className="govuk-error-message" id={`${finding}-error`}><span className="govuk-visually-hidden">Error:</span> {wrong}</p> : null}
              <textarea className="govuk-textarea" id={finding} name={finding} rows={2} defaultValue={typed(finding)} aria-describedby={wrong ? `${finding}-error` : undefined} />
            </div>
            <div className="govuk-form-group">
              <label className="govuk-label" htmlFor={leans}>Leans to category<span className="govuk-visually-hidden">{` in ${text}`}</span></label>
              <select className="govuk-select" id={leans} name={leans} defaultValue={typed(leans)}>
                <option value="">Not looked at</option>
                {codes.map((code) => <option key={code.value} value={code.value}>{code.text}</option>)}
              </select>
            </div>
          </Details>
        )
      })}
    </Section>
  )
}
