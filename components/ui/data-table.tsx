import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./data-table.module.css";

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular figures. */
  numeric?: boolean | undefined;
  /** The cell that names the row. */
  rowHeader?: boolean | undefined;
  /** Any CSS width. */
  width?: string | undefined;
  nowrap?: boolean | undefined;
  /** The link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" } | undefined;
};

type DataTableProps<Row> = {
  /** What the table holds; read out, shown only with `showCaption`. */
  caption: string;
  showCaption?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  isSelected?: ((row: Row) => boolean) | undefined;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** On a narrow page: rows become blocks (default), or the table scrolls sideways. */
  narrow?: "stack" | "scroll" | undefined;
  /** Extra row of headings above, for groups of columns. */
  groups?: ReactNode;
  /** Further rows after the last. */
  foot?: ReactNode;
};

/** A plain semantic table, rendered on the server; no client component in a cell. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const t = useTranslations("ui.table");
  const { caption, showCaption, columns, rows, rowKey, empty, narrow = "stack" } = props;
  if (rows.length === 0) return <>{empty ?? <p className="quiet">{t("empty")}</p>}</>;
  return (
    <div
      className={styles.frame}
      {...(narrow === "scroll" ? { role: "region", "aria-label": caption, tabIndex: 0 } : {})}
    >
      <table className={classNames(styles.table, narrow === "stack" && styles.stack)}>
        <caption className={showCaption ? styles.caption : "sr-only"}>{caption}</caption>
        <thead>
          {props.groups}
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={props.isSelected?.(row) ? styles.selected : undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column }: { column: Column<Row> }) {
  const { sort, header, numeric, width } = column;
  const direction = sort && sort.direction !== "none" ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={numeric ? "num" : undefined}
      style={width ? { width } : undefined}
      aria-sort={direction}
    >
      {sort ? (
        <a href={sort.href} className={styles.sort} data-direction={direction}>
          {header}
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { header, cell, numeric, rowHeader, nowrap } = column;
  const className = classNames(numeric && "num", nowrap && "nowrap") || undefined;
  const label = typeof header === "string" && !rowHeader ? header : undefined;
  return rowHeader ? (
    <th scope="row" className={className}>
      {cell(row)}
    </th>
  ) : (
    <td className={className} data-label={label}>
      {cell(row)}
    </td>
  );
}
