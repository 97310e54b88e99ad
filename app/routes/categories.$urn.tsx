import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { keepDay, readAsOf } from '../as-of.ts'
import { CategoryTag } from '../components/categories.tsx'
import { Cause, Entitlement } from '../components/entitlement.tsx'
import { Button, DateField, ErrorSummary } from '../components/fields.tsx'
import { NeedStateTag } from '../components/needs.tsx'
import { Anchor, BackLink, Done, Heading, Lines, Section, Summary, titled, wordOf } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { Paragraphs } from '../components/prose.tsx'
import { addressWith, readQuery } from '../listing.ts'
import { idOf, notFound, permit, requireViewer } from '../viewer.ts'
import { findCategory, listCategories, listSchoolCategories, loadFramework } from '../../db/categories.ts'
import { listNeeds } from '../../db/needs.ts'
import { findSchool } from '../../db/network.ts'
import { findSubject } from '../../db/subject.ts'
import { entitlementOf, ruleOf } from '../../graph/categories/entitlement.ts'
import { categoryByTerm } from '../../graph/categories/standing.ts'
import { formatDay } from '../../graph/dates/day.ts'
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import { can } from '../../graph/permissions/can.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(data ? data.school : 'Category', 'Categories')

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { db, today } = context
  const school = findSchool(db, { urn: idOf(params.urn) })
  if (!school) throw notFound()
  const subject = findSubject(db, { schoolId: school.id, today })!
  permit(viewer, 'category.read', subject)
  const query = readQuery(request)
  const asked = readAsOf(query, today)
  const { day } = asked
  const isToday = day === today
  const framework = loadFramework(db)
  const category = findCategory(db, viewer, { schoolId: school.id, day })
  const rule = category ? ruleOf(framework, category.code) : null
  const dimensions = new Map(framework.dimensions.map((dimension) => [dimension.code, dimension]))
  const causes = new Map(framework.causes.map(({ code, name }) => [code, name]))
  return {
    done: category?.decidedAt.startsWith(today) ? query.text('done') : '', wrong: asked.form, on: day, day: formatDay(day), isToday,
    urn: school.urn, school: school.name, framework: framework.name, source: framework.source,
    category: category && {
      code: category.code, name: rule?.name ?? category.code, meaning: rule?.meaning ?? null, vulnerable: rule?.temporarilyVulnerable ?? false,
      since: formatDay(category.from), rationale: category.rationale, present: category.present, suddenChange: category.suddenChange,
      agreed: category.agreedWithSchool, decided: `${formatDay(category.decidedAt.slice(0, 10))}${category.decidedBy ? ` by ${category.decidedBy}` : ''}`,
      evidence: category.evidence.map(({ dimension, finding, leansTo }) => ({
        code: dimension, dimension: dimensions.get(dimension)?.name ?? dimension, finding, leansTo, criterion: dimensions.get(dimension)?.criteria[leansTo] ?? null,
      })),
      causes: category.causes.map((cause) => ({ name: causes.get(cause.cause) ?? cause.cause, detail: cause.detail, since: formatDay(cause.from), review: formatDay(cause.reviewOn), due: cause.reviewOn < today, restricted: cause.restricted, shared: cause.sharedWithSchool })),
    },
    entitlement: rule && {
      withPackage: entitlementOf(framework, rule.code, { buysPackage: true }),
      without: entitlementOf(framework, rule.code, { buysPackage: false }),
      mayGive: rule.mayGive, staffAs: rule.staffAs,
    },
    history: categoryByTerm(listCategories(db, viewer, { schoolId: school.id, day: today }), school.id, today).map(({ term, title, category: held }) => ({
      title, code: held?.code ?? null, since: held ? formatDay(held.from) : '', href: addressWith(query, keepDay(term.to < today ? term.to : today, today)), year: term.year,
    })),
    needs: isToday && can(viewer.actor, 'need.read', subject)
      ? listNeeds(db, viewer, { framework: framework.code, schoolId: school.id }).map(({ id, area, halfDays, state }) => ({ id, area, state, days: formatHalfDays(halfDays) }))
      : null,
    mayRaise: isToday && can(viewer.actor, 'need.raise', subject) && school.standing !== 'closed',
    mayRecord: isToday && can(viewer.actor, 'category.record', subject) && school.standing !== 'closed',
    many: listSchoolCategories(db, viewer, { framework: framework.code, day: today }).length > 1,
  }
}

const DONE: Record<string, string> = { recorded: 'The decision has been recorded' }

export default function SchoolCategory() {
  const page = useLoaderData<typeof loader>()
  const { category } = page
  return (
    <>
      {page.many ? <BackLink href="/categories">Back to categories</BackLink> : null}
      <Done>{wordOf(DONE, page.done)}</Done>
      <ErrorSummary form={page.wrong} />
      <Heading caption={page.school}>{category ? `Category ${category.code}: ${category.name}` : 'No category yet'}</Heading>
      {page.isToday ? null : <Lines>This is as it was on {page.day}. <Anchor href={`/categories/${page.urn}`}>See it as it is today</Anchor>.</Lines>}
      {category?.meaning ? <p className="govuk-body-l">{category.meaning}</p> : null}
      {category ? null : <Lines>The local authority and the school have not agreed a category {page.isToday ? 'yet' : 'by then'}. Support can be asked for all the same.</Lines>}
      <div className="al-actions">
        {page.mayRaise ? <a className="govuk-button" href={`/needs/new?school=${page.urn}`}>Ask for support</a> : null}
        {page.mayRecord ? <a className="govuk-button govuk-button--secondary" href={`/categories/${page.urn}/new`}>Record a decision</a> : null}
      </div>
      {category ? <Decision category={category} /> : null}
      {page.entitlement ? <Entitlement {...page.entitlement} /> : null}
      {category ? <Evidence rows={category.evidence} /> : null}
      {page.needs ? (
        <Section title="Open needs">
          <Table
            caption="Open needs of the school" hideCaption
            columns={[
              { key: 'area', head: 'Area', header: true, cell: (row) => <Anchor href={`/needs/${row.id}`}>{row.area}</Anchor> },
              { key: 'days', head: 'Days', cell: (row) => row.days },
              { key: 'state', head: 'State', cell: (row) => <NeedStateTag state={row.state} /> },
            ]}
            rows={page.needs} rowKey={(row) => row.id} empty="The school has no open need."
          />
        </Section>
      ) : null}
      <Section title="Term by term">
        <Table
          caption="Category at the end of each term" hideCaption
          columns={[
            { key: 'term', head: 'Term', header: true, cell: (row) => <Anchor href={row.href}>{row.title}</Anchor> },
            { key: 'category', head: 'Category', cell: (row) => <CategoryTag code={row.code} /> },
            { key: 'since', head: 'Decided to hold from', cell: (row) => row.since },
          ]}
          rows={page.history} rowKey={(row) => row.title} empty="Nothing has been decided yet."
        />
        <form method="get" className="al-filter" aria-label="Look at another day">
          <DateField form={page.wrong} name="on" label="As it was on" value={page.on} />
          <Button kind="secondary">Show that day</Button>
        </form>
      </Section>
      <p className="govuk-body-s al-muted">Framework: {page.framework}. Source: {page.source}.</p>
    </>
  )
}

type Told = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['category']>

/** What was decided, why and by whom; what makes the school vulnerable. */
function Decision({ category }: { category: Told }) {
  return (
    <>
      {category.vulnerable ? <Cause causes={category.causes} /> : null}
      <Section title="Why">
        <Paragraphs text={category.rationale} />
        <Summary rows={[
          ['Since', category.since],
          ['Decided', category.decided],
          ['Who was in the room', category.present || 'Not recorded'],
          ['Agreed with the school', category.agreed ? 'Yes' : 'No'],
          ...(category.suddenChange ? [['Decided between boards because', category.suddenChange] as [string, string]] : []),
        ]} />
      </Section>
    </>
  )
}

/** How the evidence fell, dimension by dimension, beside what the framework says of the category it leans to. */
const Evidence = ({ rows }: { rows: Told['evidence'] }) => (
  <Section title="How the evidence falls">
    <Lines>Evidence informs the decision and does not make it: the category is the best fit.</Lines>
    <Table
      caption="Evidence by dimension" hideCaption
      columns={[
        { key: 'dimension', head: 'Dimension', header: true, cell: (row) => row.dimension },
        { key: 'finding', head: 'What was found', cell: (row) => row.finding },
        { key: 'leans', head: 'Leans to', cell: (row) => <CategoryTag code={row.leansTo} /> },
        { key: 'criterion', head: 'What that category looks like', cell: (row) => row.criterion ?? 'Not described for this category' },
      ]}
      rows={rows} rowKey={(row) => row.code} empty="No evidence was recorded with this decision."
    />
  </Section>
)
