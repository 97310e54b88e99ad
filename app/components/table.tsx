import type { ReactNode } from 'react'

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

/** A table in a region that scrolls by itself on narrow screens; says so in words when there is nothing to list. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, empty, tight }: TableProps<Row>) {
  if (rows.length === 0) return <p className="govuk-body">{empty}</p>
  return (
    <div className={`al-scroll${tight ? ' al-table-tight' : ''}`} role="region" aria-label={caption} tabIndex={0}>
      <table className="govuk-table">
        <caption className={`govuk-table__caption govuk-table__caption--s${hideCaption ? ' govuk-visually-hidden' : ''}`}>{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map(({ key, head, numeric, sort }) => (
              <th key={key} scope="col" aria-sort={sort?.now} className={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}>
                {sort ? <a className="govuk-link" href={sort.href}>{head}<span aria-hidden="true">{ARROW[sort.now]}</span></a> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {rows.map((row) => (
            <tr className="govuk-table__row" key={rowKey(row)}>
              {columns.map(({ key, cell, numeric, header }) =>
                header ? (
                  <th key={key} scope="row" className="govuk-table__header">{cell(row)}</th>
                ) : (
                  <td key={key} className={`govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}`}>{cell(row)}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const ARROW = { ascending: ' ▲', descending: ' ▼', none: '' }

/** Previous and next, with where one is; `href(page)` keeps the filters. */
export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null
  return (
    <nav className="govuk-pagination govuk-pagination--block" aria-label="Pages">
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
