import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import options from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [remix(options as Parameters<typeof remix>[0])],
  // Everything is small and hashed; inlined fonts and pictures would need `data:` in the content security policy.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: ['node_modules'] } } },
})
