/** What an import did, or what is wrong with its file, as lines for a terminal. */
import { formatDay } from '../../graph/dates/day.ts'
import type { Counts, Fault, Subject, Tally } from '../../db/imports/model.ts'
import type { Import } from '../../db/imports/records.ts'
import { figure } from '../../db/imports/counting.ts'

const SUBJECTS: Record<Subject, string> = {
  authorities: 'authorities',
  schools: 'schools',
  school_urns: 'URNs',
  networks: 'trusts and federations',
  memberships: 'memberships',
  posts: 'posts',
  inspections: 'inspections',
  boundaries: 'boundaries',
}
const SORTS: (keyof Tally)[] = ['new', 'changed', 'closed', 'moved']

const tally = ({ subjects }: Counts): string[] =>
  Object.entries(subjects).map(([subject, counts]) => {
    const parts = SORTS.filter((sort) => counts[sort] > 0).map((sort) => `${figure(counts[sort])} ${sort}`)
    return `  ${SUBJECTS[subject as Subject].padEnd(24)} ${parts.join(', ')}`
  })

/** The lines for an import applied or undone. */
export function inWords(job: Import): string[] {
  const { counts } = job
  const changes = tally(counts)
  const head = `${job.fileName}, as of ${formatDay(job.asOf)}: ${figure(counts.read)} ${job.kind === 'boundaries' ? 'boundaries' : 'lines'} read${counts.inScope === counts.read ? '' : `, ${figure(counts.inScope)} of them taken`}.`
  if (job.state === 'undone') return [`Import ${job.id} is undone. ${job.fileName} changes nothing any more.`]
  return [
    head,
    ...(changes.length > 0 ? changes : ['  0 changes: all of this was here already.']),
    ...counts.notes.map((note) => `  Note: ${note}`),
    ...(changes.length > 0 ? [`Applied as import ${job.id}. To take it back: npm run import -- --undo ${job.id}`] : []),
  ]
}

/** "line 4, URN "1e5": URN must be …" */
const faultInWords = ({ line, column, value, rule }: Fault): string => {
  const where = [line === null ? '' : `line ${line}`, column === null ? '' : value === null ? column : `${column} "${value}"`].filter(Boolean).join(', ')
  return where === '' ? rule : `${where}: ${rule}`
}

/** The lines for a file that was refused. */
export const refusalInWords = ({ fileName, counts, errors }: Import): string[] => [
  `${fileName} was refused: ${figure(counts.errors)} ${counts.errors === 1 ? 'error' : 'errors'}. Nothing was changed.`,
  ...errors.map((fault) => `  ${faultInWords(fault)}`),
  ...(counts.errors > errors.length ? [`  … and ${figure(counts.errors - errors.length)} more.`] : []),
]
