/** The made-up outline of Westmarsh: the coast from north to south, the border back round the dales, and an island off Gannet Head. */
import type { Outline, Ring } from '../../graph/network/outlines/outline.ts'
import { LA_CODE, type Draft } from './draft.ts'
import { add } from './rows.ts'

/** Easting and northing in hundreds of metres. */
const COAST = `5770,4455 5764,4440 5766,4425 5768,4410 5762,4398 5750,4385 5738,4370 5732,4352 5731,4338 5736,4322 5748,4308 5758,4296 5761,4284 5760,4272
  5770,4262 5782,4255 5795,4250 5800,4246 5784,4245 5768,4240 5758,4225 5754,4210 5757,4195 5763,4182 5758,4170 5748,4158 5736,4145 5730,4132 5731,4120 5722,4110
  5708,4102 5704,4092 5712,4084 5726,4080 5736,4070 5735,4058 5736,4046 5745,4036 5758,4028`
const BORDER = `5775,4022 5800,4030 5830,4018 5865,4025 5895,4040 5930,4032 5965,4038 6000,4035 6035,4042 6065,4070 6090,4098 6110,4105 6135,4140 6150,4155 6160,4180
  6178,4215 6185,4240 6200,4262 6222,4285 6232,4305 6228,4330 6215,4352 6205,4372 6200,4395 6185,4412 6150,4418 6110,4405 6080,4412 6045,4420 6010,4414
  5980,4402 5950,4388 5925,4395 5895,4385 5860,4395 5835,4415 5815,4438 5795,4450`
const ISLAND = '5672,4088 5682,4086 5690,4094 5684,4103 5674,4101'

const ringOf = (points: string): Ring => points.trim().split(/[\s,]+/).map((hundreds) => Number(hundreds) * 100)

const WESTMARSH: Outline = [[ringOf(`${COAST} ${BORDER}`)], [ringOf(ISLAND)]]

export const addBoundary = (draft: Draft): void => void add(draft.rows, 'boundaries', { laCode: LA_CODE, outline: JSON.stringify(WESTMARSH) })
