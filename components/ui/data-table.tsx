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

/** A plain semantic table. */
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
          <tr>{columns.map(headerCell)}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...classIf(props.isSelected?.(row) && styles.selected)}>
              {columns.map((column) => cellOf(column, row))}
            </tr>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </div>
  );
}

// Plain functions and no empty attributes: what stands in every cell is rendered, sent and read fifty times a page.
const classIf = (...names: (string | false | undefined)[]) => {
  const className = classNames(...names);
  return className ? { className } : {};
};

function headerCell<Row>({ key, sort, header, numeric, width }: Column<Row>) {
  const direction = sort && sort.direction !== "none" ? sort.direction : undefined;
  return (
    <th
      key={key}
      scope="col"
      {...classIf(numeric && "num")}
      {...(width ? { style: { width } } : {})}
      {...(direction ? { "aria-sort": direction } : {})}
    >
      {sort ? (
        <a
          href={sort.href}
          className={styles.sort}
          {...(direction ? { "data-direction": direction } : {})}
        >
          {header}
        </a>
      ) : (
        header
      )}
    </th>
  );
}

function cellOf<Row>({ key, header, cell, numeric, rowHeader, nowrap }: Column<Row>, row: Row) {
  const look = classIf(numeric && "num", nowrap && "nowrap");
  if (rowHeader)
    return (
      <th key={key} scope="row" {...look}>
        {cell(row)}
      </th>
    );
  return (
    <td key={key} {...look} {...(typeof header === "string" ? { "data-label": header } : {})}>
      {cell(row)}
    </td>
  );
}
