import { Button, DateField, Hidden, PostForm, Radios, type FormBack, type Option } from './fields.tsx'

type EndingProps = { back: FormBack; formKey: string; version: number; legend: string; options: Option[]; button: string; hint?: string }

/** The form that gives one of those that go on its last day; nothing where none does. */
export const Ending = ({ back, formKey, version, legend, options, button, hint }: EndingProps) =>
  options.length === 0 ? null : (
    <PostForm formKey={formKey}>
      <Hidden values={{ version, doing: 'end' }} />
      <Radios form={back} name="one" legend={legend} options={options} small />
      <DateField form={back} name="ending" label="What is its last day?" hint={hint} />
      <Button kind="secondary">{button}</Button>
    </PostForm>
  )

/** What came back, for the form of the page it was sent from. */
export const backOf = (back: FormBack, doing: string): FormBack => (back?.typed.doing?.[0] === doing ? back : undefined)
