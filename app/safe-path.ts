/**
 * Where to go next, when a person's text says where. `redirect`, `Link` and `navigate` must never see such text directly:
 * `//evil`, `/\evil` and `/<TAB>/evil` leave the site.
 */

/** Any origin will do to parse against: what comes out has none. */
const HERE = 'http://alongside.invalid'

/** Path, query and fragment of `text` when it stays on this site; else `otherwise`. */
export const safePath = (text: unknown, otherwise = '/'): string => {
  if (typeof text !== 'string' || !text.startsWith('/') || /[\u0000-\u001f\u007f\\]/.test(text)) return otherwise
  if (!URL.canParse(text, HERE)) return otherwise
  const url = new URL(text, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//')) return otherwise
  return url.pathname + url.search + url.hash
}
