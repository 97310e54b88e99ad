/** Pages on which a network is kept: its people, organisations, functions and links. Each adds something and gives something its last day. */
import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { readForm } from './forms.ts'
import { networkFor } from './networks.ts'
import { idOf, requireViewer } from './viewer.ts'

/** The network, for somebody who may keep it, and what every such page shows; a key for each of its two forms. */
export function networkKept({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  const { id, name, version } = network
  return { network, shown: { id, name, version, today: context.today, formKeys: [randomUUID(), randomUUID()] as const } }
}

/** What was sent, about which network, by whom: 404 unless they may keep it. */
export async function keeping({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  return { viewer, form, network: networkFor(context, viewer, idOf(params.id), 'network.keep') }
}
