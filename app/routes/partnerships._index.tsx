import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, Heading, Lines, titled } from '../components/page.tsx'
import { partnershipsOf } from '../lists/partnerships.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Improvement Partnerships')

export const loader = ({ context, request }: LoaderFunctionArgs) =>
  ({ partnerships: partnershipsOf(context, requireViewer(context, request)).map(({ id, name }) => ({ id, name })) })

export default function Partnerships() {
  const { partnerships } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading>Improvement Partnerships</Heading>
      <Lines>Each board has five duties. Its page answers them at a glance, over the schools of its area.</Lines>
      {partnerships.length === 0 ? <Lines>There is no partnership you may look at. A broker records one under Networks, and the administrator gives its members their roles.</Lines> : (
        <ul className="govuk-list govuk-list--bullet">{partnerships.map(({ id, name }) => <li key={id}><Anchor href={`/partnerships/${id}`}>{name}</Anchor></li>)}</ul>
      )}
    </>
  )
}
