/**
 * Reading forms: text in, plain values out, every error at once, everything typed kept.
 * A form that creates something carries a key, so that sending it twice creates one thing.
 */
import { createHash } from 'node:crypto'
import { data, redirect } from '@remix-run/node'

/** One thing wrong: the field it belongs to (a form control's id), and what to do about it. */
export type FieldError = { field: string; message: string }
/** What was typed, as it was typed; repeated names keep every value. */
export type Typed = Record<string, string[]>
export type Form = { typed: Typed; key: string; bodyHash: string; text: (name: string) => string; all: (name: string) => string[] }

/** What a refused form is shown with: the page renders `typed` and `errors` again. */
export type Refused = { typed: Typed; errors: FieldError[] }

const KEY = 'form-key'
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Characters nobody sees and nobody types: controls other than tabs and line ends, marks of direction, widths of nothing. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|\p{Bidi_Control}|[\u200b\u2060\ufeff]/gu

/** Reads a posted form. Files are not taken here: imports stream theirs. */
export async function readForm(request: Request): Promise<Form> {
  const typed: Typed = Object.create(null) as Typed
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded')) throw new Response('Forms only', { status: 400 })
  for (const [name, value] of new URLSearchParams(await request.text())) (typed[name] ??= []).push(value.replace(UNSEEN, ''))
  const bodyHash = createHash('sha256').update(JSON.stringify([new URL(request.url).pathname, typed])).digest('hex')
  return formOf(typed, bodyHash)
}

/**
 * A form as its action reads it; `bodyHash` is over what was sent and where to.
 * Asking for the key of a form that came without one of ours is a 400: two different things could pass for the same.
 */
export function formOf(typed: Typed, bodyHash: string): Form {
  return {
    typed,
    bodyHash,
    get key() {
      const key = typed[KEY]?.[0] ?? ''
      if (!UUID.test(key)) throw new Response('No key of a form', { status: 400 })
      return key
    },
    text: (name) => typed[name]?.[0] ?? '',
    all: (name) => typed[name] ?? [],
  }
}

/** Sends the form back: 400 for a mistake, 409 when somebody else changed the record meanwhile. */
export const refuse = (form: Form, errors: FieldError[], status: 400 | 409 = 400) =>
  data<Refused>({ typed: form.typed, errors }, { status })

/** Answers a form that creates: on to what it made (also the second time), or back with what is wrong. */
export function answer(form: Form, outcome: { location: string } | { refused: { errors: FieldError[] } } | { conflict: 'reused' }) {
  if ('location' in outcome) return redirect(outcome.location)
  if ('refused' in outcome) return refuse(form, outcome.refused.errors)
  return refuse(form, [{ field: '', message: 'This form was already sent with other answers. Open a new one to send something else.' }], 409)
}

/** The words of a 409. */
export const CHANGED_MEANWHILE = 'Somebody else changed this while you were looking at it. Check what it says now, then send your answer again.'
