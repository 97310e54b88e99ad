/** One line a request: nothing personal, no query strings (they hold what people search for, and tokens). */
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

export const logAccess =
  (log: Pick<Logger, 'info'>): RequestHandler =>
  (request, response, next) => {
    const began = performance.now()
    const path = request.url.split('?', 1)[0]
    response.on('close', () => {
      const milliseconds = Math.round(performance.now() - began)
      const cutShort = !response.writableFinished || undefined
      log.info({ requestId: String(response.locals.requestId), method: request.method, path, status: response.statusCode, milliseconds, cutShort }, 'request')
    })
    next()
  }
