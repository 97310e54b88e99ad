import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { backOf } from '../components/ending.tsx'
import { Button, DateField, Hidden, PostForm, Select } from '../components/fields.tsx'
import { Kept } from '../components/kept.tsx'
import { Anchor, Lines, Section, titled } from '../components/page.tsx'
import { readDay } from '../dates.ts'
import { keeping, networkKept } from '../kept.ts'
import { answerChange } from '../networks.ts'
import { spanTyped } from '../people.ts'
import { listPairs, recordPair } from '../../db/network-pairs.ts'
import { recordEnd } from '../../db/network-work.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { pairUp } from '../../graph/network/pairs.ts'
import { endOne } from '../../graph/network/spans.ts'
import { nameOfCode } from '../../graph/network/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Pairs in ${data.name}` : 'Pairs', 'Networks')

export function loader(args: LoaderFunctionArgs) {
  const { db, today } = args.context
  const { network, shown } = networkKept(args)
  const { parts, pairs } = listPairs(db, { network })
  const people = new Map(parts.filter(({ to }) => to === null || to >= today).map((row) => [row.personId, `${row.name}, ${nameOfCode(row.role).toLowerCase()}`]))
  return {
    ...shown,
    people: [...people].map(([id, text]) => ({ value: String(id), text })),
    pairs: pairs.filter(({ to }) => to === null).map(({ id, names, from }) => ({ value: String(id), text: names.join(' and '), hint: `Since ${formatDay(from)}` })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { context } = args
  const { viewer, form, network } = await keeping(args)
  if (form.text('doing') === 'end') {
    return answerChange(context, viewer, form, network.id, 'pair-ended', (tx, of) => {
      const going = listPairs(tx, { network }).pairs.filter(({ to }) => to === null)
      const ended = endOne({ one: form.text('one'), ending: readDay(form, 'ending') }, going, network)
      return 'refusals' in ended ? ended : recordEnd(tx, { what: 'pair', id: ended.one.id, to: ended.to, ...of })
    })
  }
  return answerChange(context, viewer, form, network.id, 'paired', (tx, of) => {
    const { parts, pairs } = listPairs(tx, { network })
    const decision = pairUp({ one: form.text('one'), other: form.text('other'), ...spanTyped(form) }, network, parts, pairs)
    return 'refusals' in decision ? decision : recordPair(tx, { pair: decision.pair, ...of })
  })
}

export default function NetworkPairs() {
  const { id, name, version, today, formKeys, people, pairs } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const asked = backOf(back, 'pair')
  return (
    <Kept network={{ id, name, version, formKeys }} title="Who works with whom" back={back} ending={{ title: 'End a pair', options: pairs, none: 'No pair goes on.', legend: 'Which pair ends?', button: 'End this pair' }}>
      <Section title="Add a pair">
        <Lines>Facilitators work two by two. A pair ends by itself when one of them is no longer a facilitator here.</Lines>
        {people.length < 2 ? <Lines>It takes two facilitators. <Anchor href={`/networks/${id}/people`}>Add them first</Anchor>.</Lines> : (
          <PostForm formKey={formKeys[0]}>
            <Hidden values={{ version, doing: 'pair' }} />
            <Select form={asked} name="one" label="Who?" blank="Choose somebody" options={people} />
            <Select form={asked} name="other" label="With whom?" blank="Choose somebody" options={people} />
            <DateField form={asked} name="from" label="From which day?" value={today} />
            <DateField form={asked} name="to" label="Until which day? (optional)" />
            <Button>Add this pair</Button>
          </PostForm>
        )}
      </Section>
    </Kept>
  )
}
