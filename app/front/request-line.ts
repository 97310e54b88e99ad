/** The method, the address and the host: only what the portal answers to gets further. */
import type { RequestHandler } from 'express'
import type { FrontDoorConfig } from '../front.ts'
import { refuse } from './refusal.ts'

const METHODS = ['GET', 'HEAD', 'POST']

export const checkMethod: RequestHandler = (request, response, next) => {
  if (METHODS.includes(request.method)) return next()
  response.setHeader('Allow', METHODS.join(', '))
  refuse(response, 405, 'This cannot be done here', 'Go back and use the links and buttons of the page.')
}

/** A path as a browser writes it: decodes cleanly, climbs nowhere, holds no control character or backslash. */
const isCleanPath = (url: string): boolean => {
  const path = url.split('?', 1)[0] ?? ''
  if (!path.startsWith('/') || path.startsWith('//')) return false
  try {
    const decoded = decodeURIComponent(path)
    return !/[\u0000-\u001f\u007f\\]/.test(decoded) && !decoded.startsWith('//') && !decoded.split('/').includes('..')
  } catch {
    return false
  }
}

/** Remix's older way of asking a loader for data: no page of ours uses it, and it answers some of them with a fault. */
const asksTheOldWay = (url: string): boolean => url.includes('?') && new URLSearchParams(url.slice(url.indexOf('?'))).has('_data')

export const checkAddress: RequestHandler = (request, response, next) => {
  if (isCleanPath(request.url) && !asksTheOldWay(request.url)) return next()
  refuse(response, 400, 'This address is not one of ours', 'Check that you copied all of the address, or start at the home page.')
}

/** This machine's own names: all of them are answered to when the portal's own address is one of them. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']
export const isLoopback = (hostname: string): boolean => LOOPBACK.includes(hostname)

/** For whoever watches over the process from the same machine. */
const HEALTH = ['/healthz', '/readyz']

/** The Host header as a URL would write it: lower case, no default port; null when it is not a host at all. */
const hostOf = (header: string | undefined, publicOrigin: URL): { host: string; hostname: string } | null => {
  if (!header || !/^[a-z0-9.\-:[\]]+$/i.test(header)) return null
  try {
    return new URL(`${publicOrigin.protocol}//${header}`)
  } catch {
    return null
  }
}

export const checkHost = (config: FrontDoorConfig): RequestHandler => {
  const publicOrigin = new URL(config.publicOrigin)
  const atHome = isLoopback(publicOrigin.hostname)
  return (request, response, next) => {
    const asked = hostOf(request.headers.host, publicOrigin)
    if (asked?.host === publicOrigin.host) return next()
    const fromHere = asked !== null && isLoopback(asked.hostname)
    if (fromHere && (atHome || HEALTH.includes(request.path))) return next()
    refuse(response, 400, 'This address is not one of ours', 'Check the address you were given, or ask the person who sent it.')
  }
}
