/** Markup that somebody typed wherever text can be typed, and what a page must not have. */
import type { Db } from '../../db/client.ts'
import type { Answer } from './portal.ts'

const TYPED = '"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}'

const FIELDS: [table: string, column: string, where: string][] = [
  ['schools', 'name', "name like '%Infant%'"], ['schools', 'town', "name like '%Junior%'"], ['schools', 'website', 'id % 7 = 0'], ['people', 'name', 'id % 5 = 0'],
  ['networks', 'name', 'id % 3 = 0'], ['networks', 'purpose', '1 = 1'], ['organisations', 'name', '1 = 1'], ['activities', 'title', '1 = 1'], ['accounts', 'name', 'id = 6'],
  ['needs', 'evidence', "evidence not like 'CANARY%'"], ['offers', 'note', '1 = 1'], ['rounds', 'name', "state <> 'open'"], ['proposals', 'supporter_reason', 'supporter_reason is not null'],
  ['proposals', 'school_reason', 'school_reason is not null'], ['proposals', 'decision_reason', 'decision_reason is not null'], ['category_causes', 'detail', "detail not like 'CANARY%'"],
  ['imports', 'file_name', '1 = 1'],
]

export function typeMarkup(db: Db): void {
  for (const [table, column, where] of FIELDS) {
    const { changes } = db.$client.prepare(`update ${table} set ${column} = ${column === 'name' ? `${column} || ?` : '?'} where ${where}`).run(TYPED)
    if (changes === 0) throw new Error(`Nowhere to type markup in ${table}.${column}`)
  }
}

/** What a browser would run, load or refuse on this page and should not; empty for anything that is no page. */
export function dangersOf({ headers, body }: Answer): string[] {
  if (!String(headers['content-type']).startsWith('text/html')) return []
  const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(String(headers['content-security-policy']))?.[1] ?? 'none'
  const tags = body.match(/<[a-z!][^<>]*>/gi) ?? []
  return [
    ...(body.includes('<img src=x') || body.includes('<script>alert') ? ['typed markup'] : []),
    ...tags.filter((tag) => /^<script/i.test(tag) && !tag.includes(`nonce="${nonce}"`) && !/ src="\//.test(tag)),
    ...tags.filter((tag) => /^<style/i.test(tag) && !tag.includes(`nonce="${nonce}"`)),
    ...tags.filter((tag) => / style=| on[a-z]+=/i.test(tag.replace(/"[^"]*"/g, '""'))),
    ...tags.filter((tag) => / (href|src|action|formaction)="\s*(javascript|data|vbscript):/i.test(tag)),
    ...tags.filter((tag) => / target="_blank"/.test(tag) && !/rel="[^"]*noopener/.test(tag)),
    ...(/<title>[^<]+<\/title>/.test(body) ? [] : ['no title']),
  ]
}
