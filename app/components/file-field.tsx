import type { FormBack } from './fields.tsx'

/** One file. A browser forgets which was chosen when the form comes back, so the error says to choose it again. */
export function FileField({ form, name, label, hint, accept }: { form: FormBack; name: string; label: string; hint: string; accept: string }) {
  const wrong = form?.errors.find(({ field }) => field === name)?.message
  return (
    <div className={`govuk-form-group${wrong ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label" htmlFor={name}>{label}</label>
      <div className="govuk-hint" id={`${name}-hint`}>{hint}</div>
      {wrong ? <p className="govuk-error-message" id={`${name}-error`}><span className="govuk-visually-hidden">Error:</span> {wrong}</p> : null}
      <input
        className={`govuk-file-upload${wrong ? ' govuk-file-upload--error' : ''}`} type="file" id={name} name={name} accept={accept}
        aria-describedby={wrong ? `${name}-hint ${name}-error` : `${name}-hint`}
      />
    </div>
  )
}
