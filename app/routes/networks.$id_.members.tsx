import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, Checkboxes, DateField, ErrorSummary, Hidden, PostForm, Select, TextArea, TextField, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Heading, Lines, Section, Summary, titled } from '../components/page.tsx'
import { Pages } from '../components/table.tsx'
import { readDay } from '../dates.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type Form } from '../forms.ts'
import { addressWith, pageOf, readQuery } from '../listing.ts'
import { networkFor } from '../networks.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { findApproachOf } from '../../db/approaches.ts'
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
  const urns = urnsIn(query.text('urns').slice(0, 200)).map(({ urn }) => urn)
  const search = query.text('member').slice(0, 200)
  const going = listGoingOn(context.db, { networkId: id })
  const words = search.toLowerCase().split(/\s+/)
  const shown = pageOf(query, going.filter((row) => words.every((word) => row.name.toLowerCase().includes(word))))
  const address = (page: number) => addressWith(query, { page: String(page) })
  return {
    id, name, version, today: context.today, urns: urns.join('\n'), named: namedAlone(context.db, id, urns), search, total: going.length, page: shown.page, pages: shown.pages,
    addresses: { previous: address(shown.page - 1), next: address(shown.page + 1) },
    members: shown.rows.map((row) => ({
      value: String(row.id), text: row.name, hint: `${nameOfCode(row.role)}${row.from === null ? '' : `, since ${formatDay(row.from)}`}`,
    })),
  }
}

/** The one school that somebody came here to add, and what was agreed of it. */
function namedAlone(db: Db, networkId: number, urns: readonly number[]): { urn: number; school: string; agreed: { on: string; who: string } | null } | null {
  const found = urns.length === 1 ? findSchoolsByUrn(db, { urns }).get(urns[0]!) : undefined
  if (!found) return null
  const asked = findApproachOf(db, { schoolId: found.id, networkId })
  return { urn: found.urn, school: found.name, agreed: asked?.outcome === 'agreed' && !asked.joined ? { on: asked.endedOn!, who: asked.who } : null }
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
  const { id, name, version, today, urns, named, members, search, total, page, pages, addresses } = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const backOf = (doing: string) => (back?.typed.doing?.[0] === doing ? back : undefined)
  if (named) return <AddNamed of={{ id, name, version, today, named, back }} />
  return (
    <>
      <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>Who belongs to it</Heading>
      <Section title="Add schools">
        <PostForm>
          <Hidden values={{ version, doing: 'join' }} />
          <TextArea form={backOf('join')} name="urns" label="URNs of the schools" hint="One a line, or separated by commas. You can paste a column of a spreadsheet" value={urns} rows={8} />
          <PartAndDays back={backOf('join')} from={today} />
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

const PartAndDays = ({ back, from }: { back: FormBack; from: string }) => (
  <>
    <Select form={back} name="role" label="Their part" options={rolesFor('school').map(({ code, name }) => ({ value: code, text: name }))} />
    <DateField form={back} name="from" label="From which day do they belong?" value={from} />
    <DateField form={back} name="to" label="Until which day? (optional)" hint="For a network joined for a set time. Leave it empty if they stay" />
  </>
)

type Named = Pick<SerializeFrom<typeof loader>, 'id' | 'name' | 'version' | 'today'> & { named: NonNullable<SerializeFrom<typeof loader>['named']>; back: FormBack }

/** One school, named by whoever led here: nothing is left to type but its part and its days. */
const AddNamed = ({ of: { id, name, version, today, named: { urn, school, agreed }, back } }: { of: Named }) => (
  <>
    <BackLink href={`/networks/${id}`}>Back to the network</BackLink>
    <ErrorSummary form={back} />
    <Heading caption={name}>Add {school}</Heading>
    {agreed ? <Lines>Both agreed on {formatDay(agreed.on)}, as {agreed.who} found out. The school belongs from the day you record here.</Lines> : null}
    <PostForm>
      <Hidden values={{ version, doing: 'join', urns: urn }} />
      <div id="urns"><Summary rows={[['School', `${school}, URN ${urn}`], ['Network', name]]} /></div>
      <PartAndDays back={back} from={agreed?.on ?? today} />
      <Button>Add {school} to {name}</Button>
    </PostForm>
    <Lines><Anchor href={`/networks/${id}/members`}>Add other schools, or end memberships</Anchor></Lines>
  </>
)
