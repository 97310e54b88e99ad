import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ErrorSummary, Hidden, PostForm, Radios, Select, TextField, type FormBack } from '../components/fields.tsx'
import { Anchor, BackLink, Details, Heading, Inset, Lines, Section, Warning, titled } from '../components/page.tsx'
import { Table } from '../components/table.tsx'
import { readForm, refuse, type Refused } from '../forms.ts'
import { namesOf } from '../lists/changes.ts'
import { MOST_CHANGES, changeRows, changesIn, choicesIn, composed, joined, roundToAsk, startWhatIf } from '../lists/what-if.ts'
import { readQuery } from '../listing.ts'
import { idOf, requireViewer } from '../viewer.ts'
import { typedHalfDays } from '../../graph/dates/half-days.ts'
import { TERMS } from '../../graph/matching/rules.ts'
import { ORDER_WORDS, TERM_NAMES, steeredOf } from '../../graph/matching/settings.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => titled(`What if? ${data?.name ?? ''}`.trim(), 'Rounds')

const addressOf = (roundId: number, words: string[]): string => `/rounds/${roundId}/what-if${words.length > 0 ? `?${new URLSearchParams(words.map((word) => ['change', word])).toString()}` : ''}`

export function loader({ context, request, params }: LoaderFunctionArgs) {
  const viewer = requireViewer(context, request)
  const { round, run, runs, input, sheet, drifted } = roundToAsk(context, viewer, idOf(params.id))
  const query = readQuery(request)
  const changes = changesIn(query.all('change'), input)
  const names = namesOf(sheet)
  const added = query.text('add') === '' ? null : composed(query, input)
  if (added && 'words' in added && changes.length < MOST_CHANGES) throw redirect(addressOf(round.id, joined(changes, added.words)))
  const full = { refusals: [{ field: '', message: `A question holds up to ${MOST_CHANGES} changes. Take one out first` }] }
  const wrong = added && ('refusals' in added ? added : full)
  const back: Refused | null = wrong ? { errors: wrong.refusals, typed: Object.fromEntries([...new Set(query.url.searchParams.keys())].map((name) => [name, query.all(name)])) } : null
  const rules = steeredOf(input.rules)
  return {
    id: round.id, name: round.name, runNumber: run ? runs.length - runs.findIndex(({ id }) => id === run.id) : null, drifted, back, adding: back ? query.text('add') : '',
    changes: changeRows(changes, names).map((row) => ({ ...row, without: addressOf(round.id, changeRows(changes, names).map(({ word }) => word).filter((word) => word !== row.word)) })),
    choices: choicesIn(sheet, input, names), weights: TERMS.map((term) => ({ value: term, text: `${TERM_NAMES[term]} (${input.weights[term]} now)` })),
    rules: { supporters: String(rules.supportersPerNeed), least: typedHalfDays(rules.minimumHalfDays), order: rules.order },
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const viewer = requireViewer(context, request)
  const form = await readForm(request)
  const { round, run, input } = roundToAsk(context, viewer, idOf(params.id))
  if (!run) return refuse(form, [{ field: '', message: 'Run the round first: what if compares with its latest run' }], 409)
  const words = changeRows(changesIn(form.all('change'), input), namesOf({ needs: [], offers: [], met: { wantedHalfDays: 0, metHalfDays: 0, needsMet: 0 } })).map(({ word }) => word)
  if (words.length === 0) return refuse(form, [{ field: '', message: 'Add at least one change' }])
  return redirect(startWhatIf(context, viewer, { roundId: round.id, runId: run.id, questions: [words] }))
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function WhatIf() {
  const data = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  const { id, name, runNumber, drifted, changes } = data
  const back: FormBack = posted ?? data.back ?? undefined
  return (
    <>
      <BackLink href={`/rounds/${id}`}>Back to {name}</BackLink>
      <ErrorSummary form={back} />
      <Heading caption={name}>What if?</Heading>
      <Lines>Put changes together and see what they would do. Nothing is saved, and nobody is asked anything, until you apply it.</Lines>
      {runNumber === null ? <Inset>Run the round first. Then its latest run can be compared with what would be.</Inset> : (
        <>
          {drifted ? <Warning>Needs, offers, pins, rules or other facts have changed since run {runNumber}. The answer rests on that run: run the round again first.</Warning> : null}
          <Section title="Your changes">
            <Table
              caption="Changes to try together" hideCaption tight
              columns={[
                { key: 'text', head: 'Change', header: true, cell: ({ text }) => text },
                { key: 'out', head: 'Take out', cell: ({ text, without }) => <Anchor href={without}>Take out<span className="govuk-visually-hidden">: {text}</span></Anchor> },
              ]}
              rows={changes}
              rowKey={({ word }) => word}
              empty="None yet. Add the first below."
            />
            {changes.length > 0 ? (
              <PostForm action={`/rounds/${id}/what-if`}>
                {changes.map(({ word }) => <Hidden key={word} values={{ change: word }} />)}
                <Button>Work out what would change</Button>
              </PostForm>
            ) : null}
          </Section>
          <Section title="Add a change"><Forms data={data} back={back} /></Section>
        </>
      )}
    </>
  )
}

function Forms({ data, back }: { data: Data; back: FormBack }) {
  const { choices: { needs, offers, schools, categories, areas }, weights, rules, adding } = data
  const mine = (add: string): FormBack => (adding === add ? back : undefined)
  const form = (add: string, summary: string, fields: React.ReactNode) => (
    <Details summary={summary} open={adding === add}>
      <form method="get" action={`/rounds/${data.id}/what-if`} aria-label={summary} noValidate>
        {data.changes.map(({ word }) => <Hidden key={word} values={{ change: word }} />)}
        <Hidden values={{ add }} />
        {fields}
        <Button kind="secondary">Add<span className="govuk-visually-hidden">: {summary}</span></Button>
      </form>
    </Details>
  )
  return (
    <>
      {form('pair', 'Pin a supporter, or rule one out', <>
        <Radios form={mine('pair')} name="pair-what" legend="What?" inline small options={[{ value: 'pin', text: 'Pin' }, { value: 'veto', text: 'Rule out' }]} chosen={['pin']} />
        <Select form={mine('pair')} name="pair-need" label="Need" options={needs} blank="Choose a need" />
        <Select form={mine('pair')} name="pair-offer" label="Supporter" options={offers} blank="Choose a supporter" />
      </>)}
      {form('days', 'Add days to an offer', <>
        <Select form={mine('days')} name="days-offer" label="Offer" options={offers} blank="Choose an offer" />
        <TextField form={mine('days')} name="days-more" label="How many days more a term?" hint="Like 2 or 2.5" inputMode="decimal" width={3} suffix="days" />
      </>)}
      {form('close', 'Close a supporter', <Select form={mine('close')} name="close-offer" label="Offer" options={offers} blank="Choose an offer" />)}
      {form('weight', 'Change a weight', <>
        <Select form={mine('weight')} name="weight-term" label="What counts" options={weights} blank="Choose a term" />
        <TextField form={mine('weight')} name="weight" label="New weight" hint="A whole number from 0 to 100" inputMode="numeric" width={3} />
      </>)}
      {form('rules', 'Change a rule', <>
        <TextField form={mine('rules')} name="supporters" label="The most supporters for one need" hint="From 1 to 5" value={rules.supporters} inputMode="numeric" width={2} />
        <TextField form={mine('rules')} name="least" label="The least days worth sending" hint="Like 1 or 1.5" value={rules.least} inputMode="decimal" width={3} suffix="days" />
        <Radios form={mine('rules')} name="order" legend="What comes first?" options={Object.entries(ORDER_WORDS).map(([value, text]) => ({ value, text }))} chosen={[rules.order]} />
      </>)}
      {form('category', 'Change a school’s category, for the question only', <>
        <Select form={mine('category')} name="category-school" label="School" options={schools} blank="Choose a school" />
        <Select form={mine('category')} name="category-code" label="Category" options={categories} blank="Choose a category" />
      </>)}
      {form('merge', 'Count two areas of help as one, for the question only', <>
        <Select form={mine('merge')} name="merge-one" label="One area" options={areas} blank="Choose an area" />
        <Select form={mine('merge')} name="merge-other" label="The other" options={areas} blank="Choose an area" />
      </>)}
      {form('keep', 'Keep everything the last run proposed', <Lines>Every proposal of the run is pinned. Together with another change, this shows what keeping things as they are would cost.</Lines>)}
    </>
  )
}
