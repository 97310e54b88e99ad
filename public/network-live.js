// The network drawn by sigma, to move and to zoom: loaded where the still picture is larger than the page, or draws authorities only.
import { tiesOf } from './network-walk.js'

const FONT = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
const [INK, SOUGHT, FOCUS] = ['#0b0c0c', '#b3006b', '#ffdd00']
/** More marks than this are not shown moving: without a graphics card each step would take a second. */
const MOST_MOVED = 5000

/** Draws the marks of an address into `stage`; fails where this browser cannot. `lost(true)` when its card gives up, `lost(false)` when it is back. */
export async function liveDrawing({ stage, address, scripts, lost }) {
  const [{ looks, marks: rows, ties: pairs }] = await Promise.all([read(address), ...scripts.map((script) => import(script)), document.fonts.load(`14px ${FONT}`)])
  const { Graph } = globalThis.graphology
  const graph = new Graph({ type: 'undirected' })
  const marks = new Map(rows.map(([name, words, x, y, look, href, stands, mark], index) => [String(index), { name, words, x, y, look, href, stands, mark }]))
  for (const [key, { name, x, y, look, stands, mark }] of marks) graph.addNode(key, { x, y: -y, label: mark === '' ? name : `${mark} ${name}`, sought: stands !== '', color: looks[look].fill, shape: looks[look].shape, size: look === 'school' ? 13 : 16 })
  for (const [from, to, onWay] of pairs) graph.addEdge(String(from), String(to), { onWay: onWay === 1 })
  // They stand in rows, so close that names would lie on one another.
  graph.forEachNode((key) => graph.setNodeAttribute(key, 'alone', graph.degree(key) === 0))
  const renderer = new globalThis.Sigma(graph, stage, { primitives: primitives(), styles: styles(pairs.length > 1500), settings: settings() })
  const camera = renderer.getCamera()
  const moving = { duration: still() || marks.size > MOST_MOVED ? 0 : 250 }
  // At this ratio of the camera marks are as large as in the still picture.
  const asDrawn = () => camera.ratio * renderer.getGraphToViewportRatio()
  renderer.setSetting('minCameraRatio', Math.min(1, asDrawn()) / 4)
  const open = (key) => location.assign(marks.get(key).href)
  renderer.on('clickNode', ({ node }) => open(node))
  renderer.on('webglContextLost', () => lost(true))
  renderer.on('webglContextRestored', () => lost(false))
  new ResizeObserver(() => stage.offsetWidth > 0 && renderer.scheduleRefresh()).observe(stage)
  let shown = null
  const mark = (key, isHighlighted) => {
    renderer.setNodeState(key, { isHighlighted })
    renderer.setEdgesState(graph.edges(key), { isHighlighted })
  }
  return {
    marks, open,
    ties: tiesOf(marks.keys(), pairs.map(([from, to]) => [String(from), String(to)])),
    start: [...marks].find(([, { stands }]) => stands !== '')?.[0] ?? '0',
    show(key) {
      if (shown !== null) mark(shown, false)
      shown = key
      if (key === null) return
      mark(key, true)
      const { x, y } = renderer.getNodeDisplayData(key)
      void camera.animate({ x, y, ratio: Math.min(camera.ratio, asDrawn()) }, moving)
    },
    zoom: (times) => void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / times) }, moving),
    whole: () => void camera.reset(moving),
    /** Turning the wheel moves the page until one has come to the picture. */
    held: (isHeld) => void renderer.setSetting('gestureTarget', isHeld ? 'graph' : 'page'),
  }
}

const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

async function read(address) {
  const answer = await fetch(address, { headers: { accept: 'application/json' } })
  if (!answer.ok || answer.redirected) throw new Error(`The picture's marks were not given (${answer.status})`)
  return answer.json()
}

function primitives() {
  const { sdfCircle, sdfSquare, sdfDiamond, sdfTriangle, sdfRectangle, layerFill } = globalThis.Sigma.rendering
  return { nodes: { shapes: [sdfCircle(), sdfSquare(), sdfDiamond(), sdfTriangle(), sdfRectangle({ aspectRatio: 1.7 })], layers: [layerFill()], label: { font: { family: FONT } } } }
}

const RAISED = { labelVisibility: 'visible', backdropVisibility: 'visible', depth: 'topNodes' }
const BOLD = { size: 5, color: SOUGHT, depth: 'topEdges' }

/** What was searched for has a ring, what one stands on lies on yellow, as everything with the focus does: neither is told by colour alone. */
const styles = (many) => ({
  nodes: [
    {
      x: { attribute: 'x' }, y: { attribute: 'y' }, color: { attribute: 'color' }, shape: { attribute: 'shape' }, size: { attribute: 'size' }, cursor: 'pointer',
      label: { attribute: 'label' }, labelColor: INK, labelSize: 14, labelFont: FONT, labelBackgroundColor: '#ffffffb3', labelBackgroundPadding: 1,
      backdropVisibility: 'hidden', backdropColor: '#ffffff', backdropBorderColor: INK, backdropBorderWidth: 3, backdropPadding: 5, backdropShadowBlur: 0, depth: 'nodes',
    },
    { whenData: 'alone', then: { labelVisibility: 'hidden' } },
    { whenData: 'sought', then: { ...RAISED, backdropBorderColor: SOUGHT } },
    { whenState: 'isHovered', then: RAISED },
    { whenState: 'isHighlighted', then: { ...RAISED, backdropColor: FOCUS, labelBackgroundColor: FOCUS, backdropBorderColor: INK } },
  ],
  edges: [{ size: 1.5, color: many ? '#b1b4b6' : '#858b8f', depth: 'edges' }, { whenData: 'onWay', then: BOLD }, { whenState: 'isHighlighted', then: BOLD }],
})

const settings = () => ({
  gestureTarget: 'page', allowInvalidContainer: true, enableCameraRotation: false, maxCameraRatio: 1.5,
  // Marks grow as the room between them does; names come when there is room for them.
  zoomToSizeRatioFunction: (ratio) => ratio, labelGridCellSize: 200, labelRenderedSizeThreshold: 8,
  ...(still() ? { inertiaDuration: 0, zoomDuration: 0, doubleClickZoomingDuration: 0 } : {}),
})
