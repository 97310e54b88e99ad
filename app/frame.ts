/** What stands around every page: who is signed in and what their menu holds; nothing else is told to every page. */
import { createContext } from 'react'
import { isDemo } from '../db/settings.ts'
import type { AppContext } from './context.ts'
import { menuFor, type MenuEntry } from './menu.ts'

export type PageFrame = { nonce: string; requestId: string; demo: boolean; path: string; signedIn: { name: string; menu: MenuEntry[] } | null }

export const frameOf = ({ db, nonce, requestId, viewer }: AppContext, request: Request): PageFrame => ({
  nonce,
  requestId,
  demo: isDemo(db),
  path: new URL(request.url).pathname,
  signedIn: viewer ? { name: viewer.account.name, menu: menuFor(viewer.actor) } : null,
})

/** For the page that says an action failed: Remix runs no loader for it, so the server hands it the frame. */
export const ServedFrame = createContext<PageFrame | null>(null)
