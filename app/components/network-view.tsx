import graphology from '../../node_modules/graphology/dist/graphology.umd.min.js?url'
import sigma from '../../node_modules/sigma/dist/sigma.min.js?url'
import { NetworkDrawing, type Drawn } from './network-drawing.tsx'

/**
 * The picture of the network. With scripts, `/network-view.js` makes it one to walk through with keys and to slide through time, and
 * draws it anew from the address `marks`, to move and to zoom, where it is larger than the page. `schools`: how many, where not each is drawn.
 */
export const NetworkView = ({ drawn, day, today, marks, schools }: { drawn: Drawn; day: string; today: string; marks: string; schools: number | null }) => (
  <div data-network-view="" data-day={day} data-today={today} data-marks={marks} data-schools={schools} data-scripts={`${graphology} ${sigma}`}>
    <div className="al-scroll" role="region" aria-label={drawn.title} tabIndex={0}><NetworkDrawing drawn={drawn} /></div>
    <script type="module" src="/network-view.js" />
  </div>
)
