import { Inset } from './page.tsx'

/** Says which schools a list leaves out because somebody on a board is recused. */
export const LeftOut = ({ names }: { names: string[] }) =>
  names.length === 0 ? null : (
    <Inset>
      Not shown or counted: {names.join(', ')}. Other members of the board look at your own school, and at any where you hold a post or declared an interest.
    </Inset>
  )
