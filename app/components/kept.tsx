import type { ReactNode } from 'react'
import { backOf, Ending } from './ending.tsx'
import { ErrorSummary, type FormBack, type Option } from './fields.tsx'
import { BackLink, Heading, Lines, Section } from './page.tsx'

type Kept = {
  network: { id: number; name: string; version: number; formKeys: readonly [string, string] }
  title: string
  back: FormBack
  /** What goes on, and how the form that ends one of it is worded. */
  ending: { title: string; options: Option[]; none: string; legend: string; button: string }
  /** The form that adds something, and what explains it. */
  children: ReactNode
}

/** A page that keeps one thing about a network: add one, end one. */
export const Kept = ({ network: { id, name, version, formKeys }, title, back, ending, children }: Kept) => (
  <>
    <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
    <ErrorSummary form={back} />
    <Heading caption={name}>{title}</Heading>
    {children}
    <Section title={ending.title}>
      {ending.options.length === 0 ? <Lines>{ending.none}</Lines> : null}
      <Ending back={backOf(back, 'end')} formKey={formKeys[1]} version={version} legend={ending.legend} options={ending.options} button={ending.button} />
    </Section>
  </>
)
