import type { ActionFunctionArgs } from '@remix-run/node'
import { lifted, roundInstead } from '../lifting.ts'
import { liftOverride, listOverrides } from '../../db/round-overrides.ts'

export const loader = roundInstead

export const action = (args: ActionFunctionArgs) =>
  lifted(args, { param: 'overrideId', list: listOverrides, lift: (db, { id, ...change }) => liftOverride(db, { overrideId: id, ...change }) })
