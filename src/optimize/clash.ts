import type { BoundSource } from "./laminarTree";

/** A limit that takes part in a clash. */
export interface ClashPart {
  readonly name: string;
  readonly amount: number;
  readonly by: BoundSource;
}

/** Limits that cannot hold together: which, and by how much they miss. */
export interface Clash {
  /** The smallest set of limits that clashes: without any one of them it would not. */
  readonly parts: readonly ClashPart[];
  /** Money by which they miss. */
  readonly shortfall: number;
  readonly message: string;
}
