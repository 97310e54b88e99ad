import { errorOf, type FormBack } from './fields.tsx'

type PasswordProps = { form: FormBack; name: string; label: string; hint?: string; autoComplete: 'current-password' | 'new-password' }

/** A password, never shown again once sent; with JavaScript it can be looked at while typing. */
export function PasswordField({ form, name, label, hint, autoComplete }: PasswordProps) {
  const wrong = errorOf(form, name)
  const describedBy = [hint ? `${name}-hint` : '', wrong ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <div className={`govuk-form-group govuk-password-input${wrong ? ' govuk-form-group--error' : ''}`} data-module="govuk-password-input">
      <label className="govuk-label" htmlFor={name}>{label}</label>
      {hint ? <div className="govuk-hint" id={`${name}-hint`}>{hint}</div> : null}
      {wrong ? <p className="govuk-error-message" id={`${name}-error`}><span className="govuk-visually-hidden">Error:</span> {wrong}</p> : null}
      <div className="govuk-input__wrapper govuk-password-input__wrapper">
        <input
          className={`govuk-input govuk-password-input__input govuk-js-password-input-input${wrong ? ' govuk-input--error' : ''}`}
          id={name} name={name} type="password" spellCheck={false} autoCapitalize="none" autoComplete={autoComplete} aria-describedby={describedBy}
        />
        <button
          type="button" className="govuk-button govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle"
          data-module="govuk-button" aria-controls={name} aria-label="Show password" hidden
        >
          Show
        </button>
      </div>
    </div>
  )
}
