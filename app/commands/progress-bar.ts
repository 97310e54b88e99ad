/** A progress bar on a terminal; nothing at all where the output is kept in a file. */
import type { WriteStream } from 'node:tty'

const WIDTH = 30

export type ProgressBar = { show: (progress: number, message: string) => void; clear: () => void }

export function progressBar(stream: WriteStream): ProgressBar {
  let last = ''
  return {
    show(progress, message) {
      const full = Math.round((WIDTH * progress) / 100)
      const line = `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${String(Math.round(progress)).padStart(3)} %  ${message}`
      if (!stream.isTTY || line === last) return
      last = line
      stream.write(`\r\u001b[K${line}`)
    },
    clear() {
      if (stream.isTTY && last !== '') stream.write('\r\u001b[K')
    },
  }
}
