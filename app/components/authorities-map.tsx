import { INK } from '../network-families.ts'
import { FOUND, Key, Sheet, type Alone, type KeyEntry, type Paper, type Spot } from './map-sheet.tsx'

type AuthorityArea = { code: string; path: string; disc: Spot | null; number: Spot | null; mark: number; name: string; href: string; words: string; /** Active of all its schools, 0 to 1. */ share: number | null; found: boolean }
export type DrawnAuthorities = Paper & { radius: number; areas: AuthorityArea[] }

/** From few active to all: dark enough apart to be told without colour, and the table has the figures. */
const SHADES = ['#f1eef6', '#c5cfe4', '#86a9cf', '#3d7fb5', '#0b4a7d']
const SHADE_WORDS = ['Under 20% active', '20% to 39%', '40% to 59%', '60% to 79%', '80% and more']
const shadeOf = (share: number): number => Math.min(SHADES.length - 1, Math.floor(share * SHADES.length))
const UNKNOWN = '#ffffff'

/** Authorities, each as dark as many of its schools are active, with its number in the table where there is room. */
export const AuthoritiesMap = ({ drawn, alone }: { drawn: DrawnAuthorities; alone?: Alone }) => (
  <Sheet {...drawn} alone={alone} marks={authorityKey(drawn)} fit="authorities">
    {[...drawn.areas].sort((a, b) => Number(a.found) - Number(b.found)).map(({ code, path, disc, number, mark, name, href, words, share, found }) => {
      const common = { fill: share === null ? UNKNOWN : SHADES[shadeOf(share)], stroke: found ? FOUND : '#505a5f', strokeWidth: found ? 4 : 0.75 }
      return (
        <a key={code} href={href} aria-label={`${mark}, ${name}: ${words}`}>
          <title>{`${name}: ${words}`}</title>
          {disc ? <circle cx={disc.x} cy={disc.y} r={drawn.radius} {...common} /> : <path d={path} fillRule="evenodd" strokeLinejoin="round" {...common} />}
          {number ? <text x={number.x} y={number.y + 4} fontSize="11" fontWeight="700" textAnchor="middle" fill={share !== null && shadeOf(share) > 2 ? '#ffffff' : INK}>{mark}</text> : null}
        </a>
      )
    })}
  </Sheet>
)

function authorityKey({ areas }: DrawnAuthorities): KeyEntry[] {
  const swatch = (fill: string) => <rect x="4" y="8" width="26" height="18" fill={fill} stroke="#505a5f" />
  return [
    ...(areas.some(({ share }) => share !== null) ? SHADES.map((shade, index) => ({ words: SHADE_WORDS[index]!, shape: swatch(shade) })) : []),
    ...(areas.some(({ share }) => share === null) ? [{ words: 'Not for you to know', shape: swatch(UNKNOWN) }] : []),
  ]
}

export const AuthoritiesMapKey = ({ drawn }: { drawn: DrawnAuthorities }) => <Key marks={authorityKey(drawn)} />
