/** The home of Remix's options: vite.config.ts hands them to the plugin. */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*.css'],
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    // Off on purpose: its manifest route can be made to work hard by anybody who asks.
    v3_lazyRouteDiscovery: false,
  },
}
