import { ROLES } from '../../graph/permissions/roles.ts'
import { Radios, Select, TextField, type FormBack } from './fields.tsx'
import type { RoleChoices } from '../roles.ts'

const OPTIONS = Object.entries(ROLES).map(([value, { name }]) => ({ value, text: name }))

/** Which role, and over what; only the field that belongs to the role is read. */
export const RoleFields = ({ form, choices, known = false }: { form: FormBack; choices: RoleChoices; known?: boolean }) => (
  <>
    <Radios form={form} name="role" legend="Role" options={OPTIONS} small />
    <TextField form={form} name="urn" label="School" hint="For a headteacher or a chair of governors: the URN, six digits. Where nobody is recorded in that post, they are from today" inputMode="numeric" width={10} />
    <Select form={form} name="authority" label="Authority" hint="For a broker or a Head of Service" options={choices.authorities} blank="Choose an authority" />
    <Select form={form} name="partnership" label="Improvement Partnership" hint={choices.partnerships.length > 0 ? 'For its chair or a member of its board' : 'None is recorded yet. A broker records them under Networks, one by one or from a template'} options={choices.partnerships} blank="Choose a partnership" />
    {known ? null : <Select form={form} name="leader" label="Leader" hint="For a leader of education: people with a designation and without an account. A broker records them under People" options={choices.leaders} blank="Choose a leader" />}
  </>
)
