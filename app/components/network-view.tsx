import { NetworkDrawing, type Drawn } from './network-drawing.tsx'

/** The picture of the network. With scripts, `/network-view.js` makes it one to walk through with keys, and to slide through time. */
export const NetworkView = ({ drawn, day, today }: { drawn: Drawn; day: string; today: string }) => (
  <div data-network-view="" data-day={day} data-today={today}>
    <div className="al-scroll" role="region" aria-label={drawn.title} tabIndex={0}><NetworkDrawing drawn={drawn} /></div>
    <script type="module" src="/network-view.js" />
  </div>
)
