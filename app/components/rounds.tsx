import type { RoundState } from '../../graph/brokering/lifecycle.ts'
import { Bar } from './reasons.tsx'
import { Tag, type TagColour } from './page.tsx'
import { Table } from './table.tsx'

const STATES: Record<RoundState, { text: string; colour: TagColour }> = {
  open: { text: 'Open', colour: 'blue' },
  issued: { text: 'Issued', colour: 'green' },
  closed: { text: 'Closed', colour: 'grey' },
}
export const RoundTag = ({ state }: { state: RoundState }) => <Tag colour={STATES[state].colour}>{STATES[state].text}</Tag>

export const MetTag = ({ wanted, met }: { wanted: number; met: number }) =>
  met >= wanted ? <Tag colour="green">Met</Tag> : met > 0 ? <Tag colour="yellow">Met in part</Tag> : <Tag colour="red">Not met</Tag>

/** Which solver, as it names itself; small rounds may need none. */
export const solvedBy = (solver: string): string => (solver === 'none needed' ? 'No solver was needed.' : `Solved by ${solver}.`)

export type Tier = { urgency: number; words: string; wantedHalfDays: number; metHalfDays: number; wanted: string; met: string }

/** How far each tier of urgency is met, the most urgent first. */
export const Tiers = ({ tiers }: { tiers: Tier[] }) => (
  <Table
    caption="Days met, the most urgent schools first"
    columns={[
      { key: 'tier', head: 'Schools', header: true, cell: ({ words }) => words },
      { key: 'wanted', head: 'Wanted', cell: ({ wanted }) => wanted },
      { key: 'met', head: 'Met', cell: ({ met }) => met },
      { key: 'share', head: 'Share', numeric: true, cell: ({ wantedHalfDays, metHalfDays }) => share(metHalfDays, wantedHalfDays) },
      { key: 'bar', head: 'As a bar', cell: ({ wantedHalfDays, metHalfDays }) => <Bar share={wantedHalfDays === 0 ? 1 : metHalfDays / wantedHalfDays} /> },
    ]}
    rows={tiers}
    rowKey={({ urgency }) => urgency}
    empty="No needs were matched."
    tight
  />
)

export const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.floor((part / whole) * 100)}%`)
