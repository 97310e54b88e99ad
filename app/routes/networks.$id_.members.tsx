import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Select, TextArea, TextField } from '../components/fields.tsx'
import { BackLink, Heading, Lines, Section, titled } from '../components/page.tsx'
import { Pages } from '../components/table.tsx'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type Form } from '../forms.ts'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import type { Db } from '../../db/client.ts'
import { recordJoining, recordLeaving } from '../../db/network-changes.ts'
import { findSchoolsByUrn, listGoingOn, listKinds, listPlaces, loadNetworkAlone, type NetworkToChange } from '../../db/network-joining.ts'
import { loadLimits } from '../../db/network-limits.ts'
import { beyondLimits } from '../../graph/coverage/limits.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { joinNetwork, leaveNetwork } from '../../graph/network/joining.ts'
import { rolesFor } from '../../graph/network/roles.ts'
import { urnsIn } from '../../graph/network/urns.ts'
import { nameOfCode } from '../../graph/network/words.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? `Members of ${data.name}` : 'Members', 'Networks')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { id, name, version } = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const query = readQuery(request)
  const search = query.text('member').slice(0, 200)
  const going = listGoingOn(context.db, { networkId: id })
  const words = search.toLowerCase().split(/\s+/)
  const shown = pageOf(query, going.filter((row) => words.every((word) => row.name.toLowerCase().includes(word))))
  const address = (page: number) => addressWith(query, { page: String(page) })
  return {
    id, name, version, today: context.today, urns: urnsIn(query.text('urns').slice(0, 200)).map(({ urn }) => urn).join('\n'), search, total: going.length, page: shown.page, pages: shown.pages,
    addresses: { previous: address(shown.page - 1), next: address(shown.page + 1) },
    members: shown.rows.map((row) => ({
      value: String(row.id), text: row.name, hint: `${nameOfCode(row.role)}${row.from === null ? '' : `, since ${formatDay(row.from)}`}`,
    })),
  }
}

function joiningTyped(db: Db, form: Form, network: NetworkToChange) {
  const typed = { urns: form.text('urns'), role: form.text('role'), from: readDay(form, 'from'), to: readDay(form, 'to') }
  const schools = findSchoolsByUrn(db, { urns: urnsIn(typed.urns).map(({ urn }) => urn) })
  const places = listPlaces(db, { schoolIds: [...schools.values()].map(({ id }) => id) })
  const decision = joinNetwork(typed, network, { kinds: listKinds(db), places, schools })
  if ('refusals' in decision) return decision
  const limits = loadLimits(db, { networkIds: [network.id] }).get(network.id)
  const refusals = beyondLimits(decision.joining, limits, { networkId: network.id, facts: loadNetworkAlone(db, { network }), schools: [...schools.values()] })
  return refusals.length > 0 ? { refusals } : decision
}

const leavingTyped = (db: Db, form: Form, network: NetworkToChange) =>
  leaveNetwork({ memberships: form.all('memberships'), ending: readDay(form, 'ending') }, listGoingOn(db, { networkId: network.id }), network)

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const network = networkFor(context, viewer, idOf(params.id), 'network.manage')
  const decision = form.text('doing') === 'leave' ? leavingTyped(context.db, form, network) : joiningTyped(context.db, form, network)
  if ('refusals' in decision) return refuse(form, decision.refusals)
  const change = { networkId: network.id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, requestId: context.requestId }
  const outcome = 'joining' in decision ? recordJoining(context.db, { ...decision, ...change }) : recordLeaving(context.db, { ...decision, ...change })
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  return redirect(`/networks/${network.id}?done=${'joining' in decision ? 'joined' : 'left'}`)
}

export default function NetworkMembers() {
  const { id, name, version, today, urns, members, search, total, page, pages, addresses } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const backOf = (doing: string) => (back?.typed.doing?.[0] === doing ? back : undefined)
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Who belongs to it</Heading>
      <Section title="Add schools">
        <PostForm>
          <Hidden values={{ version, doing: 'join' }} />
          <TextArea form={backOf('join')} name="urns" label="URNs of the schools" hint="One a line, or separated by commas. You can paste a column of a spreadsheet" value={urns} rows={8} />
          <Select form={backOf('join')} name="role" label="Their part" options={rolesFor('school').map(({ code, name }) => ({ value: code, text: name }))} />
          <DateField form={backOf('join')} name="from" label="From which day do they belong?" value={today} />
          <DateField form={backOf('join')} name="to" label="Until which day? (optional)" hint="For a network joined for a set time. Leave it empty if they stay" />
          <Button>Add these schools</Button>
        </PostForm>
      </Section>
      <Section title="End memberships">
        {total > members.length || search !== '' ? (
          <form className="al-filter" method="get" role="search" aria-label="Find members">
            <TextField form={undefined} name="member" type="search" label="Name of a member" value={search} width={20} />
            <Button kind="secondary">Find members</Button>
          </form>
        ) : null}
        {members.length === 0 ? <Lines>{total === 0 ? 'Nobody belongs to it yet.' : 'No member has this name.'}</Lines> : (
          <PostForm>
            <Hidden values={{ version, doing: 'leave' }} />
            <Checkboxes form={backOf('leave')} name="memberships" legend="Who leaves?" options={members} small />
            <DateField form={backOf('leave')} name="ending" label="What is their last day?" value={today} />
            <Button kind="secondary">End these memberships</Button>
          </PostForm>
        )}
        <Pages page={page} pages={pages} href={(to) => (to < page ? addresses.previous : addresses.next)} label="Pages of members" />
      </Section>
    </>
  )
}
