/**
 * How much a post may send. Browsers say the length of what they send, and the HTTP parser holds them to it; a body of
 * unsaid length (chunked) is therefore refused, rather than counted while it arrives.
 */
import type { Request, RequestHandler, Response } from 'express'
import type { FrontDoorConfig } from '../front.ts'
import { refusalPage } from './refusal.ts'

/** The page that takes a file. */
const UPLOADS = ['/imports/new']
/** Room for the names of a form's fields, beside what is typed into them. */
const ENVELOPE = 16 * 1024
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
    const most = (UPLOADS.includes(pageOf(request.path)) ? config.importLimit : config.formLimit) + ENVELOPE
    if (lengthOf(request) <= most) return next()
    refuseAndHangUp(request, response)
  }
