/** The templates that are shipped, one for each authority whose way of working the sources describe. */
import { BOARDS } from './boards.ts'
import { BY_INTEREST } from './by-interest.ts'
import { BY_PLACE } from './by-place.ts'
import type { Layer, Template } from './model.ts'

/** All eighteen, by the name of the authority. */
export const TEMPLATES: readonly Template[] = [...BY_PLACE, ...BY_INTEREST, ...BOARDS].sort((a, b) => (a.authority < b.authority ? -1 : 1))

export const templateOf = (code: string): Template | undefined => TEMPLATES.find((template) => template.code === code)

/** Every layer of the template, those that contain others first, with how deep it lies. */
export const layersOf = ({ layers }: { layers: readonly Layer[] }, depth = 0): { layer: Layer; depth: number }[] =>
  layers.flatMap((layer) => [{ layer, depth }, ...layersOf({ layers: layer.contains }, depth + 1)])
