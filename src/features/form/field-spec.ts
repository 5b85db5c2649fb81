/** One field of each row of a list. */
export type ColumnSpec = {
  key: string;
  label: string;
  kind: "line" | "choice" | "flag";
  options?: readonly string[];
  fallback?: string | boolean;
  /** Has a line of its own. */
  isWide?: boolean;
};

/** How one field of a node or an edge is edited. A new field is one more entry in a list below. */
export type FieldSpec = {
  /** Its name in `data`. */
  key: string;
  label: string;
  kind: "line" | "text" | "flag" | "number" | "choice" | "rows" | "tools" | "names" | "json" | "secret";
  hint?: string;
  isRequired?: boolean;
  /** What counts when the field is not there. */
  fallback?: string | number | boolean;
  options?: readonly { value: string; label: string }[];
  /** Of `rows`, with what one of them is called. */
  columns?: readonly ColumnSpec[];
  rowName?: string;
  minimum?: number;
  maximum?: number;
  /** Shown only while the other fields have one of these values. */
  when?: Readonly<Record<string, readonly unknown[]>>;
};
