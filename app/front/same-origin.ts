/**
 * A change is made only by a form of the portal itself. Browsers say where a post comes from in two headers no page can
 * forge, `Sec-Fetch-Site` and `Origin`; each that is there must be right, and one of them must be there.
 */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { FrontDoorConfig } from '../front.ts'
import { refuse } from './refusal.ts'
import { isLoopback } from './request-line.ts'

const originsFor = (request: IncomingMessage, publicOrigin: URL): string[] =>
  // At home the host has been checked already and is one of this machine's names.
  isLoopback(publicOrigin.hostname) ? [publicOrigin.origin, `http://${String(request.headers.host).toLowerCase()}`] : [publicOrigin.origin]

const comesFromUs = (request: IncomingMessage, origins: string[]): boolean => {
  const site = request.headers['sec-fetch-site']
  const origin = request.headers.origin
  if (site === undefined && origin === undefined) return false
  return (site === undefined || site === 'same-origin') && (origin === undefined || origins.includes(origin))
}

export const checkOrigin = (config: FrontDoorConfig): RequestHandler => {
  const publicOrigin = new URL(config.publicOrigin)
  return (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') return next()
    if (comesFromUs(request, originsFor(request, publicOrigin))) return next()
    refuse(response, 403, 'This did not come from the portal', 'Nothing was changed. Open the page again from the portal and send it from there.')
  }
}
