/** What every loader and action is handed, made once a request by server.ts. */
import type { Db } from '../db/client.ts'
import type { Viewer } from '../db/scope.ts'
import type { Config } from './config.ts'

/** Somebody signed in: who they are and what they may do, as of today. */
export type SignedIn = Viewer & { account: { id: number; name: string; email: string }; sessionId: string }

export type AppContext = {
  db: Db
  config: Config
  /** Null when nobody is signed in; loaders and actions use `requireViewer`, never this. */
  viewer: SignedIn | null
  /** The day in Europe/London. */
  today: string
  /** The instant of the request, ISO, UTC. */
  now: string
  requestId: string
  nonce: string
  /** The caller's address: for counting wrong passwords, never logged. */
  ip: string
}

declare module '@remix-run/server-runtime' {
  // Augmentation needs an interface.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface AppLoadContext extends AppContext {}
}
