import type { ReactNode } from 'react'
import { NETWORK_KINDS } from '../../graph/network/kinds.ts'
import type { AsOf } from '../as-of.ts'
import { Button, DateField, Hidden, Select } from './fields.tsx'

/** What a page about the picture can be asked: which part, which kind of network, which day. */
export type PictureWords = { areas: { value: string; text: string }[]; areaKey: string; kind: string; asOf: AsOf; keep: Record<string, string> }

export const PictureForm = ({ words: { areas, areaKey, kind, asOf, keep }, button = 'Show', children }: { words: PictureWords; button?: string; children?: ReactNode }) => (
  <form className="al-filter" method="get" role="search" aria-label="What to show">
    {areas.length > 1 ? <Select form={undefined} name="area" label="Part of the network" value={areaKey} options={areas} /> : null}
    <Select form={undefined} name="kind" label="Kind of network" value={kind} blank="All that tie schools" options={NETWORK_KINDS.map(({ code, name }) => ({ value: code, text: name }))} />
    {children}
    <DateField form={asOf.form} name="on" label="As they were on" value={asOf.day} />
    <Hidden values={keep} />
    <Button>{button}</Button>
  </form>
)
