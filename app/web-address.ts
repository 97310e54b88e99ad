/** A school's website as the register writes it, which is somebody's text: an address to link to, or nothing. */

/** An http or https address; a bare host name counts as https. Null for anything else, `javascript:` above all. */
export function webAddress(text: string | null): string | null {
  const typed = (text ?? '').trim()
  const whole = /^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}([/?#].*)?$/i.test(typed) ? `https://${typed}` : typed
  if (!/^https?:\/\//i.test(whole) || !URL.canParse(whole)) return null
  const url = new URL(whole)
  return url.username === '' && url.password === '' ? url.href : null
}
