import { Tag } from './page.tsx'

/** Where an account stands. */
export function AccountState({ account }: { account: { disabledAt: string | null; takenUp: boolean } }) {
  if (account.disabledAt !== null) return <Tag colour="red">Disabled</Tag>
  return account.takenUp ? <Tag colour="green">In use</Tag> : <Tag colour="yellow">Invited</Tag>
}
