import { Button, ErrorSummary, Hidden, PostForm, TextArea, type FormBack } from './fields.tsx'
import { Anchor, BackLink, Heading, Lines } from './page.tsx'
import { LONGEST_REASON } from '../../graph/brokering/round-words.ts'

type Asked = { form: FormBack; href: string; caption: string; title: string; explains: string; keep: string; values?: Record<string, string | number>; warning?: boolean; back?: string; formKey?: string; hint?: string }

/** A page that asks why before something is done: to an account, unless it says to what. */
export const ReasonPage = ({ form, href, caption, title, explains, keep, values = {}, warning = true, back = 'Back to the account', formKey, hint = 'The history keeps it.' }: Asked) => (
  <>
    <BackLink href={href}>{back}</BackLink>
    <ErrorSummary form={form} />
    <Heading caption={caption}>{title}</Heading>
    <Lines>{explains}</Lines>
    <PostForm formKey={formKey}>
      <Hidden values={values} />
      <TextArea form={form} name="reason" label="Why?" hint={`${hint} Up to ${LONGEST_REASON} characters.`} rows={3} />
      <div className="al-actions">
        <Button kind={warning ? 'warning' : undefined}>{title}</Button>
        <Anchor href={href}>{keep}</Anchor>
      </div>
    </PostForm>
  </>
)
