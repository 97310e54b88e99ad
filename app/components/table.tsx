import { useId, type ReactNode } from 'react'

export type Column<Row> = {
  /** Also the sort key where the table can be sorted. */
  key: string
  head: string
  cell: (row: Row) => ReactNode
  numeric?: boolean
  /** This column names the row. */
  header?: boolean
  /** Where a click on the heading leads, and how the rows stand now. */
  sort?: { href: string; now: 'ascending' | 'descending' | 'none' }
}

type TableProps<Row> = {
  caption: string
  /** Keep the caption for those who cannot see that it stands under its heading. */
  hideCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string | number
  empty: ReactNode
  tight?: boolean
}

/** What browsers forget of a table once it is shown as blocks. */
const SAID = { table: { role: 'table' }, group: { role: 'rowgroup' }, row: { role: 'row' }, columnHeader: { role: 'columnheader' }, rowHeader: { role: 'rowheader' }, cell: { role: 'cell' } }

/**
 * A table in a region that scrolls by itself; says so in words when there is nothing to list. On narrow screens each row
 * is a block of labels and values instead (app/styles/_parts.scss): its roles are said, so that it stays a table for those who hear it.
 */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, empty, tight }: TableProps<Row>) {
  const named = useId()
  if (rows.length === 0) return <p className="govuk-body">{empty}</p>
  return (
    <>
      <p id={named} className={hideCaption ? 'govuk-visually-hidden' : 'govuk-body govuk-!-font-weight-bold al-caption'}>{caption}</p>
      <div className={`al-scroll${tight ? ' al-table-tight' : ''}`} role="region" aria-labelledby={named} tabIndex={0}>
        <table className="govuk-table al-table" {...SAID.table} aria-labelledby={named}>
          <thead className="govuk-table__head" {...SAID.group}>
            <tr className="govuk-table__row" {...SAID.row}>
              {columns.map(({ key, head, numeric, sort }) => (
                <th key={key} scope="col" {...SAID.columnHeader} aria-sort={sort?.now} className={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}>
                  {sort ? <a className="govuk-link" href={sort.href}>{head}<span aria-hidden="true">{ARROW[sort.now]}</span></a> : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body" {...SAID.group}>
            {rows.map((row) => <tr className="govuk-table__row" {...SAID.row} key={rowKey(row)}>{columns.map((column) => <Cell key={column.key} column={column} row={row} />)}</tr>)}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Cell<Row>({ column: { head, cell, numeric, header }, row }: { column: Column<Row>; row: Row }) {
  if (header) return <th scope="row" {...SAID.rowHeader} className="govuk-table__header">{cell(row)}</th>
  return <td {...SAID.cell} data-label={head} className={`govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}`}>{cell(row)}</td>
}

const ARROW = { ascending: ' ▲', descending: ' ▼', none: '' }

/** Previous and next, with where one is; `href(page)` keeps the filters. */
export function Pages({ page, pages, href, label = 'Pages' }: { page: number; pages: number; href: (page: number) => string; label?: string }) {
  if (pages <= 1) return null
  return (
    <nav className="govuk-pagination govuk-pagination--block" aria-label={label}>
      {page > 1 ? (
        <div className="govuk-pagination__prev">
          <a className="govuk-link govuk-pagination__link" href={href(page - 1)} rel="prev">
            <span className="govuk-pagination__link-title">Previous</span>
            <span className="govuk-visually-hidden">:</span> <span className="govuk-pagination__link-label">{page - 1} of {pages}</span>
          </a>
        </div>
      ) : null}
      {page < pages ? (
        <div className="govuk-pagination__next">
          <a className="govuk-link govuk-pagination__link" href={href(page + 1)} rel="next">
            <span className="govuk-pagination__link-title">Next</span>
            <span className="govuk-visually-hidden">:</span> <span className="govuk-pagination__link-label">{page + 1} of {pages}</span>
          </a>
        </div>
      ) : null}
    </nav>
  )
}
