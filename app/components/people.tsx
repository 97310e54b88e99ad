import { formatDay } from '../../graph/dates/day.ts'
import { POST_ROLES } from '../../graph/network/people.ts'
import { nameOfCode } from '../../graph/network/words.ts'
import { DateField, Select, TextField, type FormBack } from './fields.tsx'

/** The first and last day of something that may still go on. */
export const SpanFields = ({ form, from, to }: { form: FormBack; from: string; to: string }) => (
  <>
    <DateField form={form} name="from" label={from} />
    <DateField form={form} name="to" label={`${to} (optional)`} hint="Leave it empty while it goes on." />
  </>
)

export const SchoolField = ({ form, label, hint }: { form: FormBack; label: string; hint?: string }) => (
  <TextField form={form} name="urn" label={label} hint={hint ?? 'Its URN, six digits. It is on the school’s page.'} inputMode="numeric" width={10} />
)

/** Which post, where, from when until when. */
export const PostFields = ({ form, hint }: { form: FormBack; hint?: string }) => (
  <>
    <Select form={form} name="role" label="Post" blank="Choose a post" options={POST_ROLES.map((role) => ({ value: role, text: nameOfCode(role) }))} />
    <SchoolField form={form} label="School" hint={hint} />
    <SpanFields form={form} from="First day in the post" to="Last day in the post" />
  </>
)

/** "1 September 2024 to 31 August 2026"; "since …" while it goes on. */
export const Span = ({ from, to }: { from: string; to: string | null }) => (
  <>{to === null ? `Since ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}`}</>
)
