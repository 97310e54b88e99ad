import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Anchor, Heading, Lines, titled } from '../components/page.tsx'
import { tasksFor } from '../tasks.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Home')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return { name: viewer.account.name, tasks: tasksFor(context.db, viewer) }
}

export default function Home() {
  const { name, tasks } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading caption={name}>Things to do</Heading>
      {tasks.length === 0 ? <Lines>Nothing is waiting for you. Use the menu to look around.</Lines> : null}
      {tasks.length > 0 ? (
        <ul className="al-tasks">
          {tasks.map(({ href, text, because }) => (
            <li key={href + text}>
              <span className="govuk-!-font-size-24"><Anchor href={href}>{text}</Anchor></span>
              <p>{because}</p>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
