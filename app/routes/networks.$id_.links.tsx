import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, DateField, Hidden, PostForm, Radios, Select } from '../components/fields.tsx'
import { Kept } from '../components/kept.tsx'
import { Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { keeping, networkKept } from '../kept.ts'
import { answerChange } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { listLinkable, listLinksGoingOn } from '../../db/network-asked.ts'
import { recordLink, recordLinkEnd } from '../../db/network-structure.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { linkNetworks } from '../../graph/network/linking.ts'
import { endOne } from '../../graph/network/spans.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Links of ${data.name}` : 'Links', 'Networks')

const WAYS = { contains: 'contains', 'part-of': 'is part of', linked: 'is linked with' }

export function loader(args: LoaderFunctionArgs) {
  const { db, today } = args.context
  const { network, shown } = networkKept(args)
  return {
    ...shown,
    networks: listLinkable(db, { network, today }).choices.map((row) => ({ value: String(row.id), text: row.name })),
    links: listLinksGoingOn(db, { networkId: network.id, today }).map((link) => ({ value: String(link.id), text: `This network ${WAYS[link.way]} ${link.name}`, hint: `Since ${formatDay(link.from)}` })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { viewer, form, network } = await keeping(args)
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
    <Kept network={{ id, name, version, formKeys }} title="Links to other networks" back={back} ending={{ title: 'End a link', options: links, none: 'No link goes on today.', legend: 'Which link ends?', button: 'End this link' }}>
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
    </Kept>
  )
}
