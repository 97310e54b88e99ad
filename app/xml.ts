/** Text as XML: what has a meaning in markup is escaped, and characters that XML does not know are left out. */

/** Whatever no XML document may hold: control characters, halves of pairs, and two that are no characters. */
const UNREADABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const NAMED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Without the characters XML does not know. */
export const readable = (text: string): string => text.replace(UNREADABLE, '')

/** For the inside of an element or of a quoted attribute. */
export const escaped = (text: string): string => readable(text).replace(/[&<>"']/g, (sign) => NAMED[sign]!)
