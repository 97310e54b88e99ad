/** Who calls, as far as it can be known: a name for the request, a nonce for its page, and the caller's address. */
import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { FrontDoorConfig, FrontDoorLocals } from '../front.ts'

/** Each proxy adds the address it heard from at the right: with n proxies to believe, the n-th from the right is the caller. */
const callerOf = (request: IncomingMessage, trustedProxies: number): string => {
  const peer = request.socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return peer
  const heard = String(request.headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim()).filter(Boolean)
  return heard[Math.max(0, heard.length - trustedProxies)] ?? peer
}

export const nameRequest =
  (config: FrontDoorConfig): RequestHandler =>
  (request, response, next) => {
    const locals: FrontDoorLocals = {
      requestId: randomUUID(),
      nonce: randomBytes(18).toString('base64url'),
      ip: callerOf(request, config.trustedProxies),
    }
    Object.assign(response.locals, locals)
    response.setHeader('X-Request-Id', locals.requestId)
    next()
  }

/** Headers by which a caller could tell Express or Remix another host, scheme, address or mode than the real one. */
const HEARSAY = /^(x-forwarded-.*|forwarded|x-original-url|x-rewrite-url|x-http-method.*|x-method-override|x-react-router-.*|x-remix-.*)$/

export const forgetHearsay: RequestHandler = (request, _response, next) => {
  for (const name of Object.keys(request.headers)) if (HEARSAY.test(name)) delete request.headers[name]
  next()
}
