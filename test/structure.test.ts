import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const top = join(import.meta.dirname, '..')
const ROOMS = ['graph', 'db', 'app']
/** A word may import itself and those before it. */
const WORDS = ['dates', 'network', 'categories', 'brokering', 'matching', 'support', 'boards', 'coverage', 'permissions']

const files = globSync('{app,db,graph}/**/*.{ts,tsx}', { cwd: top }).map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }))
const importsOf = ({ path, text }: { path: string; text: string }): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?['"](\.[^'"]+)['"]/g)].map(([, to]) => relative(top, join(top, dirname(path), to!)))
const uncommented = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

test('app imports db and graph, db imports graph, graph imports neither', () => {
  const wrong = files.flatMap((file) => {
    const room = ROOMS.indexOf(file.path.split('/')[0]!)
    return importsOf(file).filter((to) => ROOMS.indexOf(to.split('/')[0]!) > room || to.startsWith('test/')).map((to) => `${file.path} → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('inside graph a word imports only words before it', () => {
  const wrong = files
    .filter(({ path }) => path.startsWith('graph/'))
    .flatMap((file) => {
      const own = WORDS.indexOf(file.path.split('/')[1]!)
      return importsOf(file).filter((to) => WORDS.indexOf(to.split('/')[1]!) > own).map((to) => `${file.path} → ${to}`)
    })
  expect(wrong).toEqual([])
})

test('graph knows no clock, no chance, no environment, no input or output', () => {
  const forbidden = /\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bprocess\.|\bperformance\b|\bconsole\.|from ['"](?:node:(?!crypto)|react|@remix-run|drizzle|better-sqlite3|express)/
  const wrong = files.filter(({ path, text }) => path.startsWith('graph/') && forbidden.test(uncommented(text))).map(({ path }) => path)
  expect(wrong).toEqual([])
})

test('SQL is written in db alone', () => {
  const wrong = files.filter(({ path, text }) => !path.startsWith('db/') && /from ['"]drizzle-orm|\.prepare\((?!.*select 1)/.test(uncommented(text))).map(({ path }) => path)
  expect(wrong.filter((path) => path !== 'server.ts')).toEqual([])
})

test('routes import no routes', () => {
  const wrong = files.filter(({ path }) => path.startsWith('app/routes/')).flatMap((file) => importsOf(file).filter((to) => to.startsWith('app/routes/')).map((to) => `${file.path} → ${to}`))
  expect(wrong).toEqual([])
})

test('no file is called after nothing', () => {
  const wrong = files.map(({ path }) => path).filter((path) => /(^|\/)(utils?|helpers?|services?|managers?|common|misc|lib|types|index)(\/|\.tsx?$)/.test(path))
  expect(wrong).toEqual([])
})

test('nothing is evaluated, shelled out or written as raw SQL or HTML', () => {
  const allowed: Record<string, RegExp> = { 'app/root.tsx': /dangerouslySetInnerHTML/g }
  const wrong = files.filter(({ path, text }) => {
    const rest = allowed[path] ? uncommented(text).replace(allowed[path], '') : uncommented(text)
    return /sql\.raw\(|dangerouslySetInnerHTML|\beval\(|new Function\(|child_process/.test(rest)
  })
  expect(wrong.map(({ path }) => path)).toEqual([])
})
