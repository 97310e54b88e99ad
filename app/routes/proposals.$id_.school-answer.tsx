import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerToShow, takeAnswer } from '../answers.ts'
import { Answer } from '../components/answer.tsx'
import { titled } from '../components/page.tsx'
import { idOf, requireViewer } from '../viewer.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`Answer proposal ${data?.id ?? ''}`, 'Proposals')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  return answerToShow(context, viewer, idOf(params.id), 'school')
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  return takeAnswer(context, viewer, request, idOf(params.id), 'school')
}

export default function SchoolAnswer() {
  return <Answer shown={useLoaderData<typeof loader>()} back={useActionData<typeof action>()} />
}
