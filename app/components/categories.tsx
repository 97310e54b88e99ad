import { Tag, type TagColour } from './page.tsx'

/** By urgency, for a glance; the code is always there too. */
const COLOURS: Record<string, TagColour> = { '4': 'red', '3b': 'orange', '1TV': 'purple', '2TV': 'purple', '3a': 'yellow', '2': 'teal', '1': 'green' }

/** A category, by code. */
export const CategoryTag = ({ code }: { code: string | null }) =>
  code === null ? <span className="al-muted">None yet</span> : <span className="al-nowrap"><Tag colour={COLOURS[code] ?? 'grey'}>{`Category ${code}`}</Tag></span>
