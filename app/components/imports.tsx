import type { ImportState } from '../../db/imports/records.ts'
import type { ChangedValue } from '../import-words.ts'
import { Tag, type TagColour } from './page.tsx'

const STATES: Record<ImportState, [words: string, colour: TagColour]> = {
  previewed: ['To be confirmed', 'yellow'],
  refused: ['Errors in the file', 'red'],
  applied: ['Applied', 'green'],
  undone: ['Taken back', 'grey'],
  discarded: ['Thrown away', 'grey'],
}

export const ImportStateTag = ({ state }: { state: ImportState }) => <Tag colour={STATES[state][1]}>{STATES[state][0]}</Tag>

/** Each value that changed, before and after. */
export const ChangedValues = ({ values }: { values: ChangedValue[] }) => (
  <ul className="govuk-list govuk-!-margin-bottom-0">
    {values.map(({ name, before, after }) => (
      <li key={name}>
        {name}: {before === null ? after : <>{before} <span aria-hidden="true">→</span><span className="govuk-visually-hidden">becomes</span> {after ?? 'taken out'}</>}
      </li>
    ))}
  </ul>
)
