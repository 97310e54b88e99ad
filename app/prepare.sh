#!/bin/sh
# Before `npm start` and `npm test`: installs what is missing and builds what has changed. Quiet when there is nothing to do.
set -e
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  echo "Installing…"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
if [ "$(node -p 'Number(process.versions.node.split(".")[0]) >= 22')" != true ]; then
  echo "Alongside needs Node 22.18 or newer; this is $(node -v), and there is no bundled one for this machine." >&2
  exit 1
fi
built=build/server/index.js
if [ ! -f "$built" ] || [ -n "$(find app db graph public package-lock.json remix.config.js vite.config.ts -newer "$built" -type f | head -n 1)" ]; then
  echo "Building…"
  said=$(npm run --silent build 2>&1) || { echo "$said" >&2; exit 1; }
fi
