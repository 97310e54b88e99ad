import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

// Only pages that say `handle = { interactive: true }` load this; every other page is plain HTML.
startTransition(() => {
  hydrateRoot(document, <RemixBrowser />)
})
