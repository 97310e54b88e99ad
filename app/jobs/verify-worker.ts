/** Reads the whole database and its history, writes nothing, and says what is wrong with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../../db/client.ts'
import { countEvents, faultsOf } from '../../db/soundness.ts'

const db = openForReading(String(workerData))
parentPort?.postMessage({ events: countEvents(db), faults: faultsOf(db) })
db.$client.close()
