/** The few words a request gets that never reaches a page. */
import type { Response } from 'express'

/** Sends a small page of its own: `title` says what happened, `advice` what to do. Both are ours, never the caller's text. */
export const refuse = (response: Response, code: number, title: string, advice: string): void => {
  response.status(code).type('html').send(refusalPage(title, advice))
}

export const refusalPage = (title: string, advice: string): string =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
  `<title>${title} - Alongside</title></head><body><main><h1>${title}</h1><p>${advice}</p></main></body></html>\n`
