import { rolesFor, type MemberParty } from '../../graph/network/roles.ts'
import { Details } from './page.tsx'

/** What each part is, for whoever chooses one. */
export const RolesExplained = ({ party }: { party: MemberParty }) => (
  <Details summary="What the parts are">
    <dl className="govuk-body">
      {rolesFor(party).map(({ code, name, description }) => [
        <dt key={`${code}-name`}><strong>{name}</strong></dt>,
        <dd key={code} className="govuk-!-margin-bottom-2 govuk-!-margin-left-0">{description}</dd>,
      ])}
    </dl>
  </Details>
)
