import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { dismissNews } from '../../db/register-news.ts'
import { readForm } from '../forms.ts'
import { newsSince } from '../register-news.ts'
import { notFound, permitPage, requireViewer } from '../viewer.ts'

export function loader({ context, request }: LoaderFunctionArgs) {
  permitPage(requireViewer(context, request), 'register.news')
  return redirect('/')
}

export async function action({ context, request }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  permitPage(viewer, 'register.news')
  if (!dismissNews(context.db, viewer, { key: form.text('key'), since: newsSince(context.today), at: context.now })) throw notFound()
  return redirect('/')
}
