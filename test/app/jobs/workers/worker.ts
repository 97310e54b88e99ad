/** A worker that does as its input says, for the tests of the runner. */
import { CannotDo, work } from '../../../../app/jobs/worker.ts'
import { write } from '../../../../db/client.ts'
import { settings } from '../../../../db/schema/accounts.ts'

const busy = (ms: number): void => {
  for (const until = Date.now() + ms; Date.now() < until;);
}

await work((db, { input }, report, done) => {
  const { act } = input as { act: string }
  report(10, 'Begun')
  if (act === 'refuse') throw new CannotDo('Line 3: the URN is not a number.')
  if (act === 'crash') throw new TypeError('nobody thought of this')
  if (act === 'vanish') process.exit(0)
  if (act === 'hoard') for (const hoard: unknown[] = []; ;) hoard.push(new Array(100_000).fill({}))
  if (act === 'spin') busy(60_000)
  if (act === 'spin-in-transaction')
    write(db, (tx) => {
      tx.insert(settings).values({ key: 'half', value: 'done' }).run()
      report(50, 'Half way')
      busy(60_000)
    })
  const keep = (): void =>
    write(db, (tx) => {
      tx.insert(settings).values({ key: 'whole', value: 'done' }).run()
      done(tx, { counted: 3 })
    })
  if (act === 'save-and-linger') {
    keep()
    busy(60_000)
  }
  report(90, 'Nearly there')
  busy(300)
  keep()
})
