/** Answering a proposal, for either side: the same form, the same order, another party. */
import { redirect } from '@remix-run/node'
import type { AppContext, SignedIn } from './context.ts'
import { CHANGED_MEANWHILE, readForm, refuse, type FieldError, type Form } from './forms.ts'
import { mayDo, proposalFor, supporterWords } from './lists/proposals.ts'
import { notFound } from './viewer.ts'
import { answerAsSchool, answerAsSupporter } from '../db/proposal-moves.ts'
import type { ProposalView } from '../db/proposals.ts'
import { declineWords, reasonsFor, type Side } from '../graph/brokering/proposals.ts'
import { areaName } from '../graph/categories/areas.ts'
import { formatDayWithWeekday } from '../graph/dates/day.ts'
import { formatHalfDays } from '../graph/dates/half-days.ts'
import { can } from '../graph/permissions/can.ts'

/** The proposal, for somebody who may ever answer it for this side: 404 for everybody else. */
function proposalToAnswer(context: AppContext, viewer: SignedIn, id: number, side: Side): ProposalView {
  const proposal = proposalFor(context, viewer, id)
  const { supporter } = proposal
  const may = side === 'supporter'
    ? can(viewer.actor, 'proposal.answer-as-supporter', { supporterSchoolId: supporter.schoolId, personId: supporter.personId })
    : proposal.view === 'whole' && can(viewer.actor, 'proposal.answer-as-school', { schoolId: proposal.school.id })
  if (!may) throw notFound()
  return proposal
}

/** What the form of a side shows. */
export function answerToShow(context: AppContext, viewer: SignedIn, id: number, side: Side) {
  const proposal = proposalToAnswer(context, viewer, id, side)
  const may = mayDo(proposal, viewer, context.today)
  const brief = proposal.view === 'brief' ? proposal.brief : null
  return {
    id, side, version: proposal.version, open: side === 'supporter' ? may.answerAsSupporter : may.answerAsSchool,
    area: areaName(proposal.view === 'whole' ? proposal.need.areaCode : proposal.brief.areaCode),
    school: proposal.view === 'whole' ? proposal.school.name : (brief?.school?.name ?? null),
    supporter: supporterWords(proposal.supporter), days: formatHalfDays(proposal.halfDays), replyBy: formatDayWithWeekday(proposal.replyBy),
    reasons: reasonsFor(side).map(({ code, text }) => ({ value: code, text })),
  }
}

/** Takes the answer of a side and goes back to the proposal, or shows the form again with what is wrong. */
export async function takeAnswer(context: AppContext, viewer: SignedIn, request: Request, id: number, side: Side) {
  const form = await readForm(request)
  proposalToAnswer(context, viewer, id, side)
  const read = readAnswer(form, side)
  if ('errors' in read) return refuse(form, read.errors)
  const moving = { proposalId: id, version: Number(form.text('version')), by: viewer.account.id, at: context.now, today: context.today, requestId: context.requestId, ...read }
  const outcome = side === 'supporter' ? answerAsSupporter(context.db, moving) : answerAsSchool(context.db, moving)
  if ('stale' in outcome) return refuse(form, [{ field: '', message: CHANGED_MEANWHILE }], 409)
  if ('refusal' in outcome) return refuse(form, [{ field: '', message: outcome.refusal }], 409)
  return redirect(`/proposals/${id}?done=${read.answer}`)
}

type Answer = { answer: 'accepted' | 'declined'; reason: string; declaresNoConflict: boolean }

function readAnswer(form: Form, side: Side): Answer | { errors: FieldError[] } {
  const answer = form.text('answer')
  if (answer === 'accepted') {
    const declaresNoConflict = form.text('declaration') === 'yes'
    if (!declaresNoConflict) return { errors: [{ field: 'declaration', message: 'Confirm that you know of no conflict of interest. If there is one, decline and choose that reason' }] }
    return { answer, reason: '', declaresNoConflict }
  }
  if (answer !== 'declined') return { errors: [{ field: '', message: 'Choose whether you accept or decline' }] }
  const said = declineWords(side, form.text('reason'), form.text('words'))
  return 'errors' in said ? said : { answer, reason: said.words, declaresNoConflict: false }
}
