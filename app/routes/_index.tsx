import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Button, Hidden, PostForm } from '../components/fields.tsx'
import { Anchor, Heading, Lines, Section, titled } from '../components/page.tsx'
import type { Task } from '../news.ts'
import { tasksFor } from '../tasks.ts'
import { requireViewer } from '../viewer.ts'

export const meta: MetaFunction = () => titled('Home')

export function loader({ context, request }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return { name: viewer.account.name, ...tasksFor(context.db, viewer) }
}

export default function Home() {
  const { name, waiting, news, starts } = useLoaderData<typeof loader>()
  return (
    <>
      <Heading caption={name}>Things to do</Heading>
      <Section title="Waiting for you">
        {waiting.length > 0 ? <Tasks tasks={waiting} /> : <Lines>Nothing is waiting for you.</Lines>}
      </Section>
      {news.length > 0 ? <Section title="News"><Tasks tasks={news} /></Section> : null}
      {starts.length > 0 ? <Section title="Start something"><Tasks tasks={starts} /></Section> : null}
    </>
  )
}

const Tasks = ({ tasks }: { tasks: Task[] }) => (
  <ul className="al-tasks">
    {tasks.map(({ href, text, because, dismiss }) => (
      <li key={dismiss ?? href + text}>
        <Anchor href={href}>{text}</Anchor>
        <p>{because}</p>
        {dismiss === undefined ? null : (
          <PostForm action="/news/dismissals">
            <Hidden values={{ key: dismiss }} />
            <Button kind="secondary">Put away<span className="govuk-visually-hidden">: {text}</span></Button>
          </PostForm>
        )}
      </li>
    ))}
  </ul>
)
