import type { ReactNode } from 'react'
import type { Refused } from '../forms.ts'

/**
 * Form controls in GOV.UK markup. Each takes `form`, what came back from a refused post: it shows what was typed and
 * what is wrong with it. The id of a control is its name, so that the error summary can link to it.
 */
export type FormBack = Refused | undefined

export const errorOf = (form: FormBack, name: string): string | undefined => form?.errors.find(({ field }) => field === name)?.message
const typedIn = (form: FormBack, name: string, standard = ''): string => (form ? (form.typed[name]?.[0] ?? '') : standard)
const describedBy = (name: string, hint: ReactNode, error: string | undefined): string | undefined =>
  [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined

/** "There is a problem", linked to each field in the same words; first on the page, focused by GOV.UK Frontend. */
export function ErrorSummary({ form }: { form: FormBack }) {
  if (!form || form.errors.length === 0) return null
  return (
    <div className="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {form.errors.map(({ field, message }) => (
              <li key={field + message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

const Hint = ({ name, children }: { name: string; children: ReactNode }) =>
  children ? <div className="govuk-hint" id={`${name}-hint`}>{children}</div> : null
const Wrong = ({ name, message }: { name: string; message: string | undefined }) =>
  message ? <p className="govuk-error-message" id={`${name}-error`}><span className="govuk-visually-hidden">Error:</span> {message}</p> : null
const group = (message: string | undefined) => `govuk-form-group${message ? ' govuk-form-group--error' : ''}`

type FieldProps = { form: FormBack; name: string; label: string; hint?: ReactNode; value?: string }
type TextProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'search'
  inputMode?: 'numeric' | 'decimal' | 'email' | 'text'
  autoComplete?: string
  width?: 2 | 3 | 4 | 5 | 10 | 20
  suffix?: string
  spellCheck?: boolean
}

export function TextField({ form, name, label, hint, value, type = 'text', inputMode, autoComplete, width, suffix, spellCheck }: TextProps) {
  const wrong = errorOf(form, name)
  const input = (
    <input
      className={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${wrong ? ' govuk-input--error' : ''}`}
      id={name} name={name} type={type} inputMode={inputMode} autoComplete={autoComplete} spellCheck={spellCheck}
      defaultValue={type === 'password' ? undefined : typedIn(form, name, value)}
      aria-describedby={describedBy(name, hint, wrong)}
    />
  )
  return (
    <div className={group(wrong)}>
      <label className="govuk-label" htmlFor={name}>{label}</label>
      <Hint name={name}>{hint}</Hint>
      <Wrong name={name} message={wrong} />
      {suffix ? <div className="govuk-input__wrapper">{input}<div className="govuk-input__suffix" aria-hidden="true">{suffix}</div></div> : input}
    </div>
  )
}

export function TextArea({ form, name, label, hint, value, rows = 5 }: FieldProps & { rows?: number }) {
  const wrong = errorOf(form, name)
  return (
    <div className={group(wrong)}>
      <label className="govuk-label" htmlFor={name}>{label}</label>
      <Hint name={name}>{hint}</Hint>
      <Wrong name={name} message={wrong} />
      <textarea
        className={`govuk-textarea${wrong ? ' govuk-textarea--error' : ''}`} id={name} name={name} rows={rows}
        defaultValue={typedIn(form, name, value)} aria-describedby={describedBy(name, hint, wrong)}
      />
    </div>
  )
}

export type Option = { value: string; text: string; hint?: string }

export function Select({ form, name, label, hint, value, options, blank }: FieldProps & { options: Option[]; blank?: string }) {
  const wrong = errorOf(form, name)
  return (
    <div className={group(wrong)}>
      <label className="govuk-label" htmlFor={name}>{label}</label>
      <Hint name={name}>{hint}</Hint>
      <Wrong name={name} message={wrong} />
      <select
        className={`govuk-select${wrong ? ' govuk-select--error' : ''}`} id={name} name={name}
        defaultValue={typedIn(form, name, value)} aria-describedby={describedBy(name, hint, wrong)}
      >
        {blank === undefined ? null : <option value="">{blank}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{option.text}</option>)}
      </select>
    </div>
  )
}

type ChoiceProps = Omit<FieldProps, 'value' | 'label'> & { legend: string; options: Option[]; chosen?: string[]; inline?: boolean; small?: boolean }

/** Radios or checkboxes in a fieldset; the first control carries the name as its id. */
function Choices({ kind, form, name, legend, hint, options, chosen = [], inline, small }: ChoiceProps & { kind: 'radios' | 'checkboxes' }) {
  const wrong = errorOf(form, name)
  const picked = form ? (form.typed[name] ?? []) : chosen
  const css = `govuk-${kind}`
  return (
    <div className={group(wrong)}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(name, hint, wrong)}>
        <legend className="govuk-fieldset__legend">{legend}</legend>
        <Hint name={name}>{hint}</Hint>
        <Wrong name={name} message={wrong} />
        <div className={`${css}${inline ? ` ${css}--inline` : ''}${small ? ` ${css}--small` : ''}`} data-module={css}>
          {options.map((option, index) => {
            const id = index === 0 ? name : `${name}-${option.value}`
            return (
              <div className={`${css}__item`} key={option.value}>
                <input
                  className={`${css}__input`} type={kind === 'radios' ? 'radio' : 'checkbox'} id={id} name={name} value={option.value}
                  defaultChecked={picked.includes(option.value)} aria-describedby={option.hint ? `${id}-item-hint` : undefined}
                />
                <label className={`govuk-label ${css}__label`} htmlFor={id}>{option.text}</label>
                {option.hint ? <div className={`govuk-hint ${css}__hint`} id={`${id}-item-hint`}>{option.hint}</div> : null}
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

export const Radios = (props: ChoiceProps) => <Choices kind="radios" {...props} />
export const Checkboxes = (props: ChoiceProps) => <Choices kind="checkboxes" {...props} />

/** Day, month and year: three inputs named `name-day`, `name-month`, `name-year`; `readDay` in app/dates.ts reads them. */
export function DateField({ form, name, label, hint, value }: FieldProps) {
  const wrong = errorOf(form, name)
  const [year = '', month = '', day = ''] = (value ?? '').split('-')
  const parts = [
    { key: 'day', text: 'Day', width: 2, standard: day.replace(/^0/, '') },
    { key: 'month', text: 'Month', width: 2, standard: month.replace(/^0/, '') },
    { key: 'year', text: 'Year', width: 4, standard: year },
  ]
  return (
    <div className={group(wrong)}>
      <fieldset className="govuk-fieldset" role="group" aria-describedby={describedBy(name, hint, wrong)}>
        <legend className="govuk-fieldset__legend">{label}</legend>
        <Hint name={name}>{hint}</Hint>
        <Wrong name={name} message={wrong} />
        <div className="govuk-date-input">
          {parts.map((part, index) => {
            const id = index === 0 ? name : `${name}-${part.key}`
            return (
              <div className="govuk-date-input__item" key={part.key}>
                <div className="govuk-form-group">
                  <label className="govuk-label govuk-date-input__label" htmlFor={id}>{part.text}</label>
                  <input
                    className={`govuk-input govuk-date-input__input govuk-input--width-${part.width}${wrong ? ' govuk-input--error' : ''}`}
                    id={id} name={`${name}-${part.key}`} type="text" inputMode="numeric" defaultValue={typedIn(form, `${name}-${part.key}`, part.standard)}
                  />
                </div>
              </div>
            )
          })}
        </div>
      </fieldset>
    </div>
  )
}

/** Hidden values of a form; `form-key` makes a second click create nothing, `version` notices what changed meanwhile. */
export const Hidden = ({ values }: { values: Record<string, string | number> }) => (
  <>{Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}</>
)

export const Button = ({ children, kind, name, value }: { children: ReactNode; kind?: 'secondary' | 'warning'; name?: string; value?: string }) => (
  <button type="submit" className={`govuk-button${kind ? ` govuk-button--${kind}` : ''}`} data-module="govuk-button" data-prevent-double-click="true" name={name} value={value}>
    {children}
  </button>
)

/** A form that keeps what was typed; never validated by the browser, whose messages differ from ours. */
export const PostForm = ({ action, formKey, children }: { action?: string; formKey?: string; children: ReactNode }) => (
  <form method="post" action={action} noValidate>
    {formKey ? <Hidden values={{ 'form-key': formKey }} /> : null}
    {children}
  </form>
)
