/** An answer to "what if" in words: who gains, who loses, what it costs. */
import { formatHalfDays } from '../../graph/dates/half-days.ts'
import type { Answer } from '../../graph/matching/difference.ts'
import type { RoundInput } from '../../graph/matching/model.ts'
import type { Names } from './changes.ts'

/** "Category 3b", "Category 1TV and 2TV", "Without a category". */
export function tierName({ framework }: RoundInput, urgency: number): string {
  const codes = framework.categories.filter((rule) => rule.urgency === urgency).map(({ code }) => code)
  return codes.length === 0 ? 'Without a category' : `Category ${codes.join(' and ')}`
}

const moved = (halfDays: number): string => (halfDays === 0 ? 'As before' : `${halfDays > 0 ? '+' : '−'}${formatHalfDays(Math.abs(halfDays)).replace(/^half a day$/, '½ day')}`)

export type AnswerRows = ReturnType<typeof answerRows>

export function answerRows(answer: Answer, input: RoundInput, names: Names, needHref: (needId: number) => string) {
  const { pairs, needs, tiers, benefit, refused, proven, gap } = answer
  const schools = (number: number): string => `${number} ${number === 1 ? 'school' : 'schools'}`
  return {
    nothing: pairs.length === 0,
    tiers: tiers.map(({ urgency, before, after, gain, loss }) => ({
      urgency, words: tierName(input, urgency), before: formatHalfDays(before), after: formatHalfDays(after), beforeHalfDays: before, afterHalfDays: after,
      gain: gain.schools === 0 ? 'None' : `${schools(gain.schools)}, ${formatHalfDays(gain.halfDays)}`, loss: loss.schools === 0 ? 'None' : `${schools(loss.schools)}, ${formatHalfDays(loss.halfDays)}`,
    })),
    pairs: pairs.map(({ needId, offerId, before, after }) => ({
      key: `${needId}/${offerId}`, need: names.need(needId), href: needHref(needId), supporter: names.offer(offerId), before: before === 0 ? 'Not proposed' : formatHalfDays(before), after: after === 0 ? 'Not proposed' : formatHalfDays(after),
    })),
    needs: needs.map(({ needId, before, after }) => ({ needId, need: names.need(needId), href: needHref(needId), before: formatHalfDays(before), after: formatHalfDays(after), moved: moved(after - before) })),
    price: priceWords(answer), benefit: { before: benefit.before.toFixed(1), after: benefit.after.toFixed(1) },
    refused: refused.filter(({ kind }) => kind === 'pin').map(({ needId, offerId, because }) => `The pin of ${names.offer(offerId)} for ${names.need(needId)} could not be kept: ${because}`),
    proof: proven ? 'This is exact: no better plan exists with these changes.' : `The best found in the time there was: at most ${(gap * 100).toFixed(2)}% short of the best there could be.`,
  }
}

/** One sentence on what it costs: days first, then fit. */
export function priceWords({ tiers, benefit, pairs }: Answer): string {
  if (pairs.length === 0) return 'It costs nothing: every proposal stays as it is.'
  const days = tiers.reduce((sum, { before, after }) => sum + after - before, 0)
  const fit = benefit.after - benefit.before
  const inDays = days === 0 ? 'As many days are met as before' : `${formatHalfDays(Math.abs(days))} ${days > 0 ? 'more' : 'fewer'} ${Math.abs(days) <= 2 ? 'is' : 'are'} met`
  const inFit = Math.abs(fit) < 0.05 ? 'total benefit stays as it is' : `total benefit ${fit > 0 ? 'rises' : 'falls'} by ${Math.abs(fit).toFixed(1)}`
  return `${inDays.charAt(0).toUpperCase()}${inDays.slice(1)}, and ${inFit}.`
}
