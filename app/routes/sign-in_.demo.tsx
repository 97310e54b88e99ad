import type { ActionFunctionArgs } from '@remix-run/node'
import { listDemoAccounts } from '../../db/accounts.ts'
import { arrive } from '../arrival.ts'
import { readForm } from '../forms.ts'
import { idOf, notFound } from '../viewer.ts'

export const loader = () => {
  throw notFound()
}

/** Public, and nothing at all outside the made-up authority: `listDemoAccounts` is empty there. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await readForm(request)
  const accountId = idOf(form.text('account'))
  if (!listDemoAccounts(context.db).some(({ id }) => id === accountId)) throw notFound()
  return arrive(context, request, { accountId, next: form.text('next') })
}
