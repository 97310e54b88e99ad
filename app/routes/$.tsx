import { notFound } from '../viewer.ts'

/** Whatever no other page answers to. A route of its own, so that its page has the menu, the title and the nonce of every page. */
export const loader = () => {
  throw notFound()
}
export const action = () => {
  throw notFound()
}

export default function Nowhere() {
  return null
}
