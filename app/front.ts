/**
 * What stands in front of every page, asset and answer, before Remix sees a request. In this order: a name for the request
 * and the headers every answer carries; the log; the method; the address; the host; the origin of a post; its size.
 * Remix's own checks skip resource routes and let a missing Origin pass, so none of this may be left to it.
 */
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'
import { logAccess } from './front/access-log.ts'
import { limitBody } from './front/body-limit.ts'
import { forgetHearsay, nameRequest } from './front/caller.ts'
import { setHeaders } from './front/headers.ts'
import { checkAddress, checkHost, checkMethod } from './front/request-line.ts'
import { refuse } from './front/refusal.ts'
import { checkOrigin } from './front/same-origin.ts'

export type FrontDoorConfig = Pick<Config, 'publicOrigin' | 'trustedProxies' | 'formLimit' | 'importLimit'>

/** What the front door leaves in `response.locals` for what stands behind it. */
export type FrontDoorLocals = { requestId: string; nonce: string; ip: string }

/** For `http.createServer`: a caller who sends slowly is let go, so that others are served. */
export const SERVER_OPTIONS = {
  headersTimeout: 15_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
} as const

/** The middlewares, in the order they must run; none of them reads a body. */
export const frontDoor = (config: FrontDoorConfig, log: Pick<Logger, 'info'> = pino({ base: undefined })): RequestHandler[] => [
  nameRequest(config),
  forgetHearsay,
  setHeaders(config),
  logAccess(log),
  checkMethod,
  checkAddress,
  checkHost(config),
  checkOrigin(config),
  limitBody(config),
]

/** For errors nobody else answered: says so in our words, never with a stack or a path. Used after everything else. */
export const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error)
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  if (status >= 400 && status < 500) return refuse(response, status, 'There is nothing here', 'Check the address, or start at the home page.')
  console.error(JSON.stringify({ level: 'error', requestId: String(response.locals.requestId), what: error instanceof Error ? error.stack : String(error) }))
  refuse(response, 500, 'Sorry, there is a problem with the service', 'Nothing you had already saved is lost. Try again in a few minutes.')
}
