import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf, Ending } from '../components/ending.tsx'
import { Button, DateField, ErrorSummary, Hidden, PostForm, Radios, Select } from '../components/fields.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { readForm } from '../forms.ts'
import { answerChange, networkFor } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { listLinkable, listLinksGoingOn } from '../../db/network-asked.ts'
import { recordLink, recordLinkEnd } from '../../db/network-structure.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { linkNetworks } from '../../graph/network/linking.ts'
import { endOne } from '../../graph/network/spans.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Links of ${data.name}` : 'Links', 'Networks')

const WAYS = { contains: 'contains', 'part-of': 'is part of', linked: 'is linked with' }

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  const { db, today } = context
  return {
    id: network.id, name: network.name, version: network.version, today, formKeys: [randomUUID(), randomUUID()] as const,
    networks: listLinkable(db, { network, today }).choices.map((row) => ({ value: String(row.id), text: row.name })),
    links: listLinksGoingOn(db, { networkId: network.id, today }).map((link) => ({ value: String(link.id), text: `This network ${WAYS[link.way]} ${link.name}`, hint: `Since ${formatDay(link.from)}` })),
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.keep')
  const { today } = context
  if (form.text('doing') === 'end') {
    return answerChange(context, viewer, form, network.id, 'link-ended', (tx, of) => {
      const rows = listLinksGoingOn(tx, { networkId: network.id, today }).map((link) => ({ ...link, to: null }))
      const ended = endOne({ one: form.text('one'), ending: readDay(form, 'ending') }, rows, network)
      return 'refusals' in ended ? ended : recordLinkEnd(tx, { linkId: ended.one.id, to: ended.to, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'linked', (tx, of) => {
    const { choices, all, links } = listLinkable(tx, { network, today })
    const chosen = choices.some(({ id }) => String(id) === form.text('network')) ? form.text('network') : ''
    const decision = linkNetworks({ way: form.text('way'), network: chosen, ...spanTyped(form) }, network, { networks: all, links })
    return 'refusals' in decision ? decision : recordLink(tx, { link: decision.link, ...of })
  })
}

export default function NetworkLinks() {
  const { id, name, version, today, formKeys, networks, links } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'link')
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Links to other networks</Heading>
      <Section title="Add a link">
        {networks.length === 0 ? <Lines>There is no other network in this authority yet.</Lines> : (
          <PostForm formKey={formKeys[0]}>
            <Hidden values={{ version, doing: 'link' }} />
            <Radios
              form={asked} name="way" legend="How do they belong together?" small
              options={[
                { value: 'contains', text: 'This network contains the other', hint: 'For example a region that contains local groups' },
                { value: 'part-of', text: 'This network is part of the other' },
                { value: 'linked', text: 'They are linked', hint: 'Side by side: they learn from each other' },
              ]}
            />
            <Select form={asked} name="network" label="The other network" blank="Choose a network" options={networks} />
            <DateField form={asked} name="from" label="From which day?" value={today} />
            <DateField form={asked} name="to" label="Until which day? (optional)" />
            <Button>Add this link</Button>
          </PostForm>
        )}
      </Section>
      <Section title="End a link">
        {links.length === 0 ? <Lines>No link goes on today.</Lines> : null}
        <Ending back={backOf(back, 'end')} formKey={formKeys[1]} version={version} legend="Which link ends?" options={links} button="End this link" />
      </Section>
    </>
  )
}
