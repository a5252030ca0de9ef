/**
 * What a column is for. `spend`: money put in · `outcome`: what media should bring (leads, conversions, sales) ·
 * `revenue`: money brought, beside a count outcome · `exposure`: impressions, clicks and the like · `control`: another
 * factor · `value`: money per outcome · `ratio`: a quotient of others (never added up) · `label`: words and ids.
 */
export type Role =
  | "date"
  | "channel"
  | "campaign"
  | "geo"
  | "spend"
  | "outcome"
  | "revenue"
  | "exposure"
  | "control"
  | "value"
  | "ratio"
  | "population"
  | "currency"
  | "label";

/** One column and what it was taken for. */
export interface ColumnRole {
  /** Zero-based column within the range. */
  readonly column: number;
  readonly header: string;
  readonly role: Role;
  /** The channel a spend or exposure column belongs to; "" where rows name the channel. */
  readonly channel: string;
}

/** How the rows of a table are laid out. */
export type TableShape = "wide" | "long" | "summary" | "list";

/** What a table was understood as; the user may correct the roles. */
export interface Mapping {
  readonly shape: TableShape;
  /** The export it looks like, such as "Google Ads"; "" where none. */
  readonly source: string;
  readonly roles: readonly ColumnRole[];
}
