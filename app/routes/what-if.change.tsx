import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, Select } from '../components/fields.tsx'
import { BackLink, Heading, Lines, titled } from '../components/page.tsx'
import { readQuery } from '../listing.ts'
import { keyOfArea } from '../lists/coverage.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'
import { CHANGE_FORMS, kindAsked, optionsOf, readChangeForm, whatIfAddress, whatIfAsked } from '../what-if.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Suppose: ${data.title.toLowerCase()}` : 'Suppose a change', 'What if')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  permitPage(viewer, 'coverage.read')
  const query = readQuery(request)
  const [asked, kind] = [whatIfAsked(context, viewer, query), kindAsked(query)]
  if (!kind) throw notFound()
  if (!asked) throw redirect('/what-if')
  const texts = asked.changes.map(({ text }) => text)
  const read = query.text('asked') === 'yes' ? readChangeForm(viewer, query, kind, asked) : null
  if (read && 'text' in read) throw redirect(whatIfAddress('/what-if', asked, [...texts, read.text], context.today))
  const { title, hint, fields } = CHANGE_FORMS[kind]
  const options = optionsOf(viewer, asked)
  return {
    title, hint, kind, texts, area: keyOfArea(asked.area), on: asked.asOf.day === context.today ? '' : asked.asOf.day,
    fields: fields.map((field) => ({ ...field, options: options[field.name] })), form: read?.form,
    back: whatIfAddress('/what-if', asked, texts, context.today),
  }
}

export default function Change() {
  const { title, hint, kind, texts, area, on, fields, form, back } = useLoaderData<typeof loader>()
  return (
    <>
      <BackLink href={back}>Back without it</BackLink>
      <ErrorSummary form={form} />
      <Heading caption="Suppose that">{title}</Heading>
      <Lines>{hint} Nothing is saved.</Lines>
      <form method="get" action="/what-if/change" noValidate>
        <Hidden values={{ area, kind, asked: 'yes', ...(on === '' ? {} : { on }) }} />
        {texts.map((text) => <input key={text} type="hidden" name="change" value={text} />)}
        {fields.map(({ name, label, blank, options }) => <Select key={name} form={form} name={name} label={label} blank={blank} options={options} />)}
        <Button>Suppose this</Button>
      </form>
    </>
  )
}
