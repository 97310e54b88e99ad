import { Warning } from './page.tsx'

/** What the pins take from more urgent schools, before anything is issued. */
export const PinCosts = ({ lines }: { lines: string[] }) => lines.map((line) => <Warning key={line}>{line}</Warning>)
