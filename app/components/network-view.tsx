import { NetworkDrawing, type Drawn } from './network-drawing.tsx'

/** The picture of the network. */
export const NetworkView = ({ drawn }: { drawn: Drawn; day: string; today: string }) => (
  <div className="al-scroll" role="region" aria-label={drawn.title} tabIndex={0}><NetworkDrawing drawn={drawn} /></div>
)
