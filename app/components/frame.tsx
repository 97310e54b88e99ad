import type { ReactNode } from 'react'
import type { MenuEntry } from '../menu.ts'

type FrameProps = {
  demo: boolean
  path: string
  signedIn: { name: string; menu: MenuEntry[] } | null
  children: ReactNode
}

/** Everything around a page: skip link, header, menu, footer. */
export function Frame({ demo, path, signedIn, children }: FrameProps) {
  return (
    <>
      <a href="#main" className="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
      <header className="al-header">
        <div className="govuk-width-container al-header__inner">
          <a className="al-header__brand" href="/"><Mark />Alongside</a>
          {signedIn ? (
            <div className="al-header__who">
              <a href="/account">{signedIn.name}</a>
              <form method="post" action="/sign-out"><button type="submit">Sign out</button></form>
            </div>
          ) : null}
        </div>
      </header>
      {demo ? (
        <div className="al-demo" role="region" aria-label="About this demonstration">
          <div className="govuk-width-container">Demonstration: every school and person here is made up.</div>
        </div>
      ) : null}
      {signedIn ? <Menu entries={signedIn.menu} path={path} /> : null}
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main" tabIndex={-1}>{children}</main>
      </div>
      <footer className="al-footer">
        <div className="govuk-width-container">
          <ul>
            {FOOT.map(([href, text]) => <li key={href}><a className="govuk-link" href={href}>{text}</a></li>)}
          </ul>
          <p>Public register facts: contains public sector information licensed under the Open Government Licence v3.0.</p>
        </div>
      </footer>
    </>
  )
}

const FOOT = [['/help', 'Help'], ['/accessibility', 'Accessibility'], ['/privacy', 'Privacy']] as const

function Menu({ entries, path }: { entries: MenuEntry[]; path: string }) {
  return (
    <div className="govuk-service-navigation" data-module="govuk-service-navigation">
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          <nav aria-label="Menu" className="govuk-service-navigation__wrapper">
            <button type="button" className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls="menu" hidden>Menu</button>
            <ul className="govuk-service-navigation__list" id="menu">
              {[{ href: '/', text: 'Home' }, ...entries].map(({ href, text }) => {
                const here = href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
                return (
                  <li key={href} className={`govuk-service-navigation__item${here ? ' govuk-service-navigation__item--active' : ''}`}>
                    <a className="govuk-service-navigation__link" href={href} aria-current={path === href ? 'page' : here ? 'true' : undefined}>
                      {here ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text}
                    </a>
                  </li>
                )
              })}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  )
}

/** Two schools side by side. */
function Mark() {
  return (
    <svg width="34" height="26" viewBox="0 0 34 26" aria-hidden="true" focusable="false">
      <path d="M2 24V11L9.5 4 17 11v13z" fill="none" stroke="#fff" strokeWidth="3" strokeLinejoin="round" />
      <path d="M17 24V11l7.500-7L32 11v13z" fill="#f2b950" stroke="#f2b950" strokeWidth="3" strokeLinejoin="round" />
    </svg>
  )
}
