import type { ReactNode } from 'react'

/** The title of a page for its `meta`: `Page name - Section - Alongside`. */
export const titled = (...parts: string[]) => [{ title: [...parts, 'Alongside'].join(' - ') }]

/** The one h1 of a page, with what it belongs to above it. */
export const Heading = ({ caption, children }: { caption?: string; children: ReactNode }) => (
  <>
    {caption ? <span className="govuk-caption-l">{caption}</span> : null}
    <h1 className="govuk-heading-l">{children}</h1>
  </>
)

export const Section = ({ id, title, children }: { id?: string; title: string; children: ReactNode }) => (
  <section id={id}>
    <h2 className="govuk-heading-m">{title}</h2>
    {children}
  </section>
)

export const BackLink = ({ href, children = 'Back' }: { href: string; children?: ReactNode }) => (
  <a className="govuk-back-link" href={href}>{children}</a>
)

export const Lines = ({ children }: { children: ReactNode }) => <p className="govuk-body">{children}</p>

export const Anchor = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="govuk-link" href={href}>{children}</a>
)

export const Inset = ({ children }: { children: ReactNode }) => <div className="govuk-inset-text">{children}</div>

export const Warning = ({ children }: { children: ReactNode }) => (
  <div className="govuk-warning-text">
    <span className="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong className="govuk-warning-text__text"><span className="govuk-visually-hidden">Warning: </span>{children}</strong>
  </div>
)

/** What was just done, at the top of the page it led to: `?done=word`, looked up in the route's own sentences. */
export const Done = ({ children }: { children: string | null | undefined }) =>
  children ? (
    <div className="govuk-notification-banner govuk-notification-banner--success" role="status" aria-labelledby="done-title">
      <div className="govuk-notification-banner__header"><h2 className="govuk-notification-banner__title" id="done-title">Success</h2></div>
      <div className="govuk-notification-banner__content"><p className="govuk-notification-banner__heading">{children}</p></div>
    </div>
  ) : null

/** What a word of an address stands for in the route's own table; null for every other word. */
export const wordOf = <T,>(words: Record<string, T>, word: string): T | null => (Object.hasOwn(words, word) ? words[word]! : null)

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'
export const Tag = ({ colour = 'grey', children }: { colour?: TagColour; children: ReactNode }) => (
  <strong className={`govuk-tag govuk-tag--${colour}`}>{children}</strong>
)

/** Names and values side by side. */
export const Summary = ({ rows }: { rows: [name: string, value: ReactNode][] }) => (
  <dl className="govuk-summary-list">
    {rows.map(([name, value]) => (
      <div className="govuk-summary-list__row" key={name}>
        <dt className="govuk-summary-list__key">{name}</dt>
        <dd className="govuk-summary-list__value">{value}</dd>
      </div>
    ))}
  </dl>
)

/** Figures at a glance: each a number and what it counts; `warn` and `stop` are also said in the words. */
export const Figures = ({ figures }: { figures: { value: ReactNode; words: ReactNode; tone?: 'warn' | 'stop' }[] }) => (
  <ul className="al-figures">
    {figures.map(({ value, words, tone }, index) => (
      <li className={`al-figure${tone ? ` al-figure--${tone}` : ''}`} key={index}><strong>{value}</strong><p>{words}</p></li>
    ))}
  </ul>
)

export const Details = ({ summary, open, children }: { summary: string; open?: boolean; children: ReactNode }) => (
  <details className="govuk-details" open={open}>
    <summary className="govuk-details__summary"><span className="govuk-details__summary-text">{summary}</span></summary>
    <div className="govuk-details__text">{children}</div>
  </details>
)
