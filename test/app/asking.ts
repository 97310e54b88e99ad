/** Asks a route's loader or action as somebody of the world would, and says what it answered. */
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { AppContext } from '../../app/context.ts'
import { readConfig } from '../../app/config.ts'
import type { Refused } from '../../app/forms.ts'
import { AT, TODAY, type Somebody, type World } from '../world.ts'

const contextOf = (world: World, who: Somebody | null): AppContext => {
  const account = who === null ? null : world.account(who)
  return {
    db: world.db, config: readConfig({ ALONGSIDE_UPLOADS: join(tmpdir(), 'alongside-test-uploads') } as unknown as NodeJS.ProcessEnv), today: TODAY, now: AT, requestId: 'test', nonce: 'test', ip: '127.0.0.1',
    viewer: account && who ? { ...world.viewer(who), account, sessionId: 'test' } : null,
  }
}

type Args = LoaderFunctionArgs & ActionFunctionArgs
const argsOf = (world: World, who: Somebody | null, path: string, init?: RequestInit): Args => {
  const [, first, second, ...rest] = path.split('?')[0]!.split('/')
  // Under /networks, templates and schemes are lists of their own.
  const [third, fourth, fifth, , seventh] = first === 'networks' && (second === 'schemes' || second === 'templates') ? rest : [second, ...rest]
  const params = {
    id: third, urn: third, code: third, runId: fifth, jobId: third === 'work' ? fourth : fifth, overrideId: fifth, closureId: fifth, postId: fifth, grantId: fifth, reviewId: fifth, activityId: fifth, memberUrn: fifth, key: fifth, needId: seventh, schoolUrn: seventh,
  }
  return { context: contextOf(world, who), request: new Request(`http://localhost:3000${path}`, init), params }
}

/** What a loader gives, or the status and place of the response it threw or made. */
export async function look<Data>(world: World, loader: (args: Args) => Data | Promise<Data>, who: Somebody | null, path: string): Promise<Exclude<Awaited<Data>, Response> & { status?: number; location?: string }> {
  const answer: unknown = await Promise.resolve().then(() => loader(argsOf(world, who, path))).catch((thrown: unknown) => thrown)
  return outcomeOf(answer) as never
}

export type Answered = { status: number; location: string; errors: string[]; typed: Record<string, string[]> }

/** A day as a form's three fields send it. */
export const typedDay = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) })

/** The key of a form, by a word a test can say: the same word, the same key. */
const keyNamed = (word: string): string => createHash('sha256').update(word).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')

/** What an action answers to a form: where it leads, or what was wrong and what was kept. */
export async function send(world: World, action: (args: Args) => unknown, who: Somebody | null, path: string, form: Record<string, string | string[]>): Promise<Answered> {
  const body = new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((each) => [name, name === 'form-key' ? keyNamed(each) : each])))
  const args = argsOf(world, who, path, { method: 'POST', body })
  const answer: unknown = await Promise.resolve().then(() => action(args)).catch((thrown: unknown) => thrown)
  return { status: 200, location: '', errors: [], typed: {}, ...outcomeOf(answer) }
}

/** What an action answers to a file. */
export async function sendFile<Data>(world: World, action: (args: Args) => Data | Promise<Data>, who: Somebody | null, path: string, text: string | null): Promise<{ status: number; data: unknown }> {
  const body = new FormData()
  body.set('form-key', keyNamed('file'))
  if (text !== null) body.set('file', new File([text], 'did.csv', { type: 'text/csv' }))
  const answer: unknown = await Promise.resolve().then(() => action(argsOf(world, who, path, { method: 'POST', body }))).catch((thrown: unknown) => thrown)
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) return { status: answer.status, data: null }
  const { data, init } = answer as { data: unknown; init?: { status?: number } }
  return { status: init?.status ?? 200, data }
}

function outcomeOf(answer: unknown): object {
  if (answer instanceof Error) throw answer
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get('location') ?? '' }
  const { data, init } = answer as { data?: Refused; init?: { status: number } }
  return init && data ? { status: init.status, typed: data.typed, errors: data.errors.map(({ field, message }) => `${field}: ${message}`) } : (answer as object)
}

/** What a file holds. */
export async function fileOf(world: World, loader: (args: Args) => Response | Promise<Response>, who: Somebody, path: string): Promise<string> {
  return (await loader(argsOf(world, who, path))).text()
}
