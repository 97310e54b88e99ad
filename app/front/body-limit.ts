/**
 * How much a post may send. Browsers say the length of what they send, and the HTTP parser holds them to it; a body of
 * unsaid length (chunked) is therefore refused, rather than counted while it arrives.
 */
import type { Request, RequestHandler, Response } from 'express'
import type { FrontDoorConfig } from '../front.ts'
import { refusalPage } from './refusal.ts'

/** A form: one mebibyte, and room for the names of its fields. */
const FORM_BYTES = 1024 * 1024 + 16 * 1024
/** How long the rest of a refused body is read and thrown away, so that the caller gets to see the answer. */
const PATIENCE_MS = 1_000

const lengthOf = (request: Request): number =>
  request.headers['transfer-encoding'] !== undefined ? Infinity : Number(request.headers['content-length'] ?? 0)

const refuseAndHangUp = (request: Request, response: Response): void => {
  const page = refusalPage('This is too much to send', 'Nothing was saved. Shorten what you wrote, or choose a smaller file, and send it again.')
  response.status(413).type('html').set({ Connection: 'close', 'Content-Length': String(Buffer.byteLength(page)) })
  response.write(page)
  const hangUp = () => response.end()
  const timer = setTimeout(hangUp, PATIENCE_MS)
  request.on('close', () => clearTimeout(timer))
  request.on('end', hangUp).resume()
}

/** The path of a page and of the same page asked for as data. */
const pageOf = (path: string): string => path.replace(/\.data$/, '')

export const limitBody =
  (config: FrontDoorConfig): RequestHandler =>
  (request, response, next) => {
    const most = config.uploads.paths.includes(pageOf(request.path)) ? config.uploads.bytes : FORM_BYTES
    if (lengthOf(request) <= most) return next()
    refuseAndHangUp(request, response)
  }
