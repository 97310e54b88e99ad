import type { ReactNode } from 'react'

/** What a person wrote, in their own paragraphs. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split(/\n\s*\n/).map((paragraph, index) => (
      <p className="govuk-body" key={index}>
        {paragraph.split('\n').map((line, at) => (at === 0 ? line : [<br key={at} />, line]))}
      </p>
    ))}
  </>
)

/** A list of short things on one line each. */
export const Bullets = ({ children }: { children: ReactNode[] }) => (
  <ul className="govuk-list govuk-list--bullet">{children.map((child, index) => <li key={index}>{child}</li>)}</ul>
)

/** A date or a number of days, kept on one line. */
export const Unbroken = ({ children }: { children: ReactNode }) => <span className="al-nowrap">{children}</span>
