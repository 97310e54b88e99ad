/** Options of one list need labels of their own: the URN is added to a label that several have. */
export function distinctLabels<Row extends { urn: number }>(rows: readonly Row[], labelOf: (row: Row) => string): string[] {
  const labels = rows.map(labelOf)
  const often = new Set(labels.filter((label, index) => labels.indexOf(label) !== index))
  return rows.map(({ urn }, index) => (often.has(labels[index]!) ? `${labels[index]} (URN ${urn})` : labels[index]!))
}
