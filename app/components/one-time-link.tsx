import { Inset, Lines, Warning } from './page.tsx'

/** The link of an invitation, to be copied now. */
export const OneTimeLink = ({ name, link }: { name: string; link: string }) => (
  <>
    <Lines>Give this link to {name}, and to nobody else. Whoever opens it chooses the password.</Lines>
    <Inset><code className="al-link-text">{link}</code></Inset>
    <Lines>It works once, until seven days from now.</Lines>
    <Warning>This page shows the link once. Copy it before you leave.</Warning>
  </>
)
