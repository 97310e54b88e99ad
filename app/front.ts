/**
 * What stands in front of every page, asset and answer, before Remix sees a request. In this order: a name for the request
 * and the headers every answer carries; the log; the method; the address; the host; the origin of a post; its size.
 * Remix's own checks skip resource routes and let a missing Origin pass, so none of this may be left to it.
 */
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { logAccess } from './front/access-log.ts'
import { limitBody } from './front/body-limit.ts'
import { forgetHearsay, nameRequest } from './front/caller.ts'
import { setHeaders } from './front/headers.ts'
import { checkAddress, checkHost, checkMethod } from './front/request-line.ts'
import { checkOrigin } from './front/same-origin.ts'

export type FrontDoorConfig = {
  /** Where people reach the portal, as their browsers write it: scheme, host and port. */
  publicOrigin: string
  /** Answer to localhost and its other names too: for the demo and for development. */
  loopback: boolean
  /** How many proxies in front of the portal may be believed about the caller's address. */
  trustedProxies: number
  /** Paths that take a file, and the most bytes such a post may have. */
  uploads: { paths: string[]; bytes: number }
  log: Pick<Logger, 'info'>
}

/** What the front door leaves in `response.locals` for what stands behind it. */
export type FrontDoorLocals = { requestId: string; nonce: string; ip: string }

/** For `http.createServer`: a caller who sends slowly is let go, so that others are served. */
export const SERVER_OPTIONS = {
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} as const

/** The middlewares, in the order they must run; none but `limitBody` of them looks at a body, and none reads one. */
export const frontDoor = (config: FrontDoorConfig): RequestHandler[] => [
  nameRequest(config),
  forgetHearsay,
  setHeaders(config),
  logAccess(config),
  checkMethod,
  checkAddress,
  checkHost(config),
  checkOrigin(config),
  limitBody(config),
]
