import { Button, PostForm } from './fields.tsx'
import { Anchor, Heading, Lines } from './page.tsx'

type Going = { here: string; title: string; caption?: string; progress: number; message: string; startedAt: string; now: string; /** What the button says; null for who may not cancel it. */ cancel: string | null }

/** The page of work that is going on: it follows by itself with scripts, and is read again every two seconds without. */
export function Progress({ here, title, caption, progress, message, startedAt, now, cancel }: Going) {
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(startedAt)) / 1000))
  return (
    <>
      <noscript><meta httpEquiv="refresh" content="2" /></noscript>
      <Heading caption={caption}>{title}</Heading>
      <div id="progress">
        <p className="govuk-body"><label htmlFor="share">How far it has got: {progress}%</label></p>
        <progress className="al-progress" id="share" max={100} value={progress}>{progress}%</progress>
        <p className="govuk-body" role="status">{message || 'Starting.'} {seconds} {seconds === 1 ? 'second' : 'seconds'} so far.</p>
      </div>
      <Lines>You can leave this page and come back.</Lines>
      <div className="al-actions">
        <Anchor href={here}>Refresh this page</Anchor>
        {cancel === null ? null : <PostForm action={`${here}/cancellation`}><Button kind="secondary">{cancel}</Button></PostForm>}
      </div>
      <script type="module" src="/progress.js" />
    </>
  )
}
