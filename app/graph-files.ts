/**
 * The network as files for Gephi and its like: GEXF 1.3 and GraphML, piece by piece. Ids are ours, labels are people's words,
 * escaped. Source: gexf.net/schema.html; graphml.graphdrawing.org. Leaves out what the picture leaves out.
 */
import type { PictureTie } from '../db/pictures.ts'
import { kindName } from './network-families.ts'
import type { MarkedNode } from './lists/picture.ts'
import { escaped } from './xml.ts'

export type GraphFile = { title: string; note: string; day: string; nodes: MarkedNode[]; ties: PictureTie[]; namesOnly: boolean; places: Map<string, { x: number; y: number }> }

/** What is said of a node beside its name; of a partner of one's own school nothing more. */
const FIELDS: { id: string; title: string; of: (node: MarkedNode) => string; named: boolean }[] = [
  { id: 'party', title: 'What it is', of: ({ party }) => party, named: true },
  { id: 'kind', title: 'Kind or phase', of: ({ party, kind }) => (party === 'network' ? kindName(kind) : kind), named: false },
  { id: 'urn', title: 'URN', of: ({ urn }) => (urn === null ? '' : String(urn)), named: false },
  { id: 'authority', title: 'Authority', of: ({ laCode }) => laCode ?? '', named: false },
]
const fieldsOf = ({ namesOnly }: GraphFile) => FIELDS.filter(({ named }) => named || !namesOnly)

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

export function* gexfPieces(file: GraphFile): Generator<string> {
  const fields = fieldsOf(file)
  yield `${HEAD}<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<meta lastmodifieddate="${escaped(file.day)}"><creator>Alongside</creator><description>${escaped(`${file.title}. ${file.note}`)}</description></meta>\n`
  yield `<graph mode="static" defaultedgetype="undirected">\n<attributes class="node">${fields.map(({ id, title }) => `<attribute id="${id}" title="${escaped(title)}" type="string"/>`).join('')}</attributes>\n<attributes class="edge"><attribute id="role" title="Role" type="string"/></attributes>\n<nodes>\n`
  for (const node of file.nodes) {
    const place = file.places.get(node.key)
    const values = fields.map(({ id, of }) => `<attvalue for="${id}" value="${escaped(of(node))}"/>`).join('')
    yield `<node id="${escaped(node.key)}" label="${escaped(node.name)}"><attvalues>${values}</attvalues>${place ? `<viz:position x="${place.x}" y="${-place.y}" z="0"/>` : ''}</node>\n`
  }
  yield '</nodes>\n<edges>\n'
  for (const [index, { school, network, role }] of file.ties.entries()) {
    yield `<edge id="${index}" source="${escaped(school)}" target="${escaped(network)}"><attvalues><attvalue for="role" value="${escaped(role)}"/></attvalues></edge>\n`
  }
  yield '</edges>\n</graph>\n</gexf>\n'
}

export function* graphmlPieces(file: GraphFile): Generator<string> {
  const fields = [{ id: 'label', title: 'Label', of: ({ name }: MarkedNode) => name }, ...fieldsOf(file)]
  yield `${HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n<desc>${escaped(`${file.title}. ${file.note}`)}</desc>\n`
  yield `${fields.map(({ id }) => `<key id="${id}" for="node" attr.name="${id}" attr.type="string"/>`).join('')}<key id="role" for="edge" attr.name="role" attr.type="string"/>\n<graph id="network" edgedefault="undirected">\n`
  for (const node of file.nodes) yield `<node id="${escaped(node.key)}">${fields.map(({ id, of }) => `<data key="${id}">${escaped(of(node))}</data>`).join('')}</node>\n`
  for (const [index, { school, network, role }] of file.ties.entries()) {
    yield `<edge id="e${index}" source="${escaped(school)}" target="${escaped(network)}"><data key="role">${escaped(role)}</data></edge>\n`
  }
  yield '</graph>\n</graphml>\n'
}
