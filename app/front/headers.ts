/** The headers every answer carries, whatever it is: page, refusal, asset, file. */
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { FrontDoorConfig } from '../front.ts'

const withNonce = (_request: unknown, response: unknown): string => `'nonce-${String((response as Response).locals.nonce)}'`

const YEAR = 31_536_000

/** Nothing a browser can do for a page is needed here. */
const PERMISSIONS_POLICY = [
  'accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation',
  'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture',
  'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'web-share', 'xr-spatial-tracking',
].map((feature) => `${feature}=()`).join(', ')

const helmetFor = (config: FrontDoorConfig) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", withNonce],
        styleSrc: ["'self'", withNonce],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // `no-referrer`, helmet's default, makes browsers send `Origin: null` with every form.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: config.publicOrigin.startsWith('https:') ? { maxAge: 2 * YEAR, includeSubDomains: true } : false,
  })

/** Assets have their content's hash in their name: only they may be kept, and only when they were found. */
const mayBeKept = (path: string, response: Response): boolean =>
  path.startsWith('/assets/') && (response.statusCode === 200 || response.statusCode === 304)

/** Sees to it at the last moment that nothing but an asset is kept in a cache, whatever was set on the way. */
const keepNothing = (path: string, response: Response): void => {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response
  response.writeHead = ((...given: unknown[]) => {
    if (!response.headersSent && !mayBeKept(path, response)) response.setHeader('Cache-Control', 'no-store')
    return writeHead(...given)
  }) as Response['writeHead']
}

export const setHeaders = (config: FrontDoorConfig): RequestHandler => {
  const setThem = helmetFor(config)
  return (request, response, next) => {
    response.removeHeader('X-Powered-By')
    response.setHeader('Permissions-Policy', PERMISSIONS_POLICY)
    response.setHeader('X-Robots-Tag', 'noindex, nofollow')
    keepNothing(request.path, response)
    setThem(request, response, next)
  }
}
