/** News of the register on the home page: what an import moved that concerns this person, until they put it away. */
import type { Db } from '../db/client.ts'
import { listRegisterNews, type RegisterNews } from '../db/register-news.ts'
import { addDays, formatDay } from '../graph/dates/day.ts'
import { REGISTER_MOVES } from '../graph/network/register-moves.ts'
import { mayEver } from '../graph/permissions/can.ts'
import type { SignedIn } from './context.ts'
import type { Task } from './news.ts'

/** How long news of the register stays unless it is put away. */
const DAYS_NEW = 28
/** More than this is told in one line, with the imports to look at. */
const MOST = 20

export const newsSince = (today: string): string => addDays(today, -DAYS_NEW)

export function registerNews(db: Db, viewer: SignedIn): Task[] {
  if (!mayEver(viewer.actor, 'register.news')) return []
  const news = listRegisterNews(db, viewer, { since: newsSince(viewer.today) })
  const more = news.length - MOST
  const told = news.slice(0, MOST).map((row) => ({ ...inWords(row), dismiss: row.key }))
  return more > 0 ? [...told, { href: mayEver(viewer.actor, 'import.read') ? '/imports' : '/networks', text: `${more} more changes of the register`, because: 'Put away what you have read to see them.' }] : told
}

const list = (names: readonly string[]): string => [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ')

/** Why, and when it came here. */
const onRegister = ({ why, appliedAt }: RegisterNews): string => `${REGISTER_MOVES[why].why} Loaded on ${formatDay(appliedAt.slice(0, 10))}.`

function inWords(news: RegisterNews): Task {
  const { why, school, left, joined, posts, leads } = news
  const href = `/schools/${school.urn}`
  const since = joined.find(({ from }) => from !== null)?.from
  const into = joined.map(({ name }) => name)
  switch (why) {
    case 'closed':
      return {
        href, text: `${school.name} closed${school.closedOn ? ` on ${formatDay(school.closedOn)}` : ''}`,
        because: [
          left.length > 0 ? `It belongs to ${list([...new Set(left)])} no longer.` : '', posts > 0 ? `${posts === 1 ? 'One post' : `${posts} posts`} at it ended.` : '',
          leads.length > 0 ? `No open school leads ${list(leads)}: choose another lead.` : '',
        ].filter(Boolean).join(' '),
      }
    case 'merged': {
      const former = joined[0]?.label.split(', from ').at(-1)
      return { href, text: `${school.name} now belongs to ${list(into)}`, because: `${former ?? 'Another school'} merged into it and belonged before${since ? `; since ${formatDay(since)}` : ''}. Leave it on the network’s page if that is not wanted.` }
    }
    case 'converted':
      return { href, text: `${school.name} became an academy`, because: `It left ${list(left)}${into.length > 0 ? ` and is in ${list(into)}` : ''}. It stays in every network it chose.` }
    case 'replaced':
      return { href, text: `${school.name} moved from ${list(left)} to ${list(into)}`, because: onRegister(news) }
    case 'left':
      return { href, text: `${school.name} left ${list(left)}`, because: onRegister(news) }
    case 'restored':
      return { href, text: `${school.name} goes on under another URN`, because: 'What its closing had ended goes on.' }
  }
}
