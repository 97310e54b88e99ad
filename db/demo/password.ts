/** Everybody's password in the demo, shown on its sign-in page. No real account ever gets it. */
export const DEMO_PASSWORD = 'curlews over the saltmarsh at dusk'
