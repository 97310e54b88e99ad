import type { ActionFunctionArgs } from '@remix-run/node'
import { lifted, roundInstead } from '../lifting.ts'
import { liftClosure, listClosures } from '../../db/round-settings.ts'

export const loader = roundInstead

export const action = (args: ActionFunctionArgs) =>
  lifted(args, { param: 'closureId', list: listClosures, lift: (db, { id, ...change }) => liftClosure(db, { closureId: id, ...change }) })
