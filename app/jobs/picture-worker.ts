/** Answers one question about a picture of the network, reads only, and says the answer. */
import { parentPort, workerData } from 'node:worker_threads'
import { openForReading } from '../../db/client.ts'
import { answerQuestion, type Question } from '../../db/pictures.ts'

const { file, question } = workerData as { file: string; question: Question }
const db = openForReading(file)
parentPort?.postMessage(answerQuestion(db, question))
db.$client.close()
