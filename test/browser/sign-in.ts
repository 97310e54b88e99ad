/** Signs in as one of the demo's people, as a browser without scripts would: the form on the sign-in page. */

/** Who the specs speak of, by the line under their name on the sign-in page. */
export const PEOPLE = {
  broker: /^Broker of the authority$/,
  approver: /Head of Service/,
  head: /Headteacher of .*\(category 3b\)/,
  'head of a 4': /Headteacher of .*\(category 4\)$/,
  'head of a 1': /^Headteacher of .*\(category 1\)/,
  'head of a 2TV': /temporarily vulnerable/,
  'chair-of-governors': /^Chair of governors/,
  nle: /National Leader of Education/,
  sle: /Specialist Leader of Education/,
  'partnership-chair': /^Chair of the Coast Improvement Partnership/,
  'other partnership-chair': /^Chair of the Dales Improvement Partnership/,
  'partnership-member': /on the board of the Coast Improvement Partnership/,
  auditor: /^Auditor/,
  administrator: /^Administrator/,
} as const
export type Who = keyof typeof PEOPLE

/** The cookie header of a new session. */
export async function signInAs(origin: string, who: Who): Promise<string> {
  const page = await (await fetch(`${origin}/sign-in`)).text()
  const people = [...page.matchAll(/name="account" value="(\d+)"[\s\S]*?<p>([^<]*)<\/p>/g)]
  const account = people.find(([, , line]) => PEOPLE[who].test(line!))?.[1]
  if (!account) throw new Error(`Nobody on the sign-in page is ${who}`)
  const answer = await fetch(`${origin}/sign-in/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account, next: '/' }),
  })
  const cookie = answer.headers.getSetCookie().find((line) => line.includes('alongside='))
  if (!cookie) throw new Error(`Signing in as ${who} answered ${answer.status}`)
  return cookie.split(';')[0]!
}
