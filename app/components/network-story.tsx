import { formatDay } from '../../graph/dates/day.ts'
import type { StoryEntry } from '../../graph/network/story.ts'
import { Anchor, Lines, Section } from './page.tsx'

/** How the network came to be: each day leads to the page as of that day. */
export const Story = ({ story, id, dayInWords }: { story: StoryEntry[]; id: number; dayInWords: string }) => (
  <Section id="history" title="History: how it came to be">
    {story.length === 0 ? <Lines>Nothing is recorded up to {dayInWords}.</Lines> : (
      <ol className="al-story">
        {story.map(({ day, lines }) => (
          <li key={day ?? 'before'}>
            <p className="al-story__day">{day === null ? 'Before that' : <Anchor href={`/networks/${id}?on=${day}`}>{formatDay(day)}</Anchor>}</p>
            <ul className="govuk-list govuk-!-margin-bottom-0">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
          </li>
        ))}
      </ol>
    )}
  </Section>
)
