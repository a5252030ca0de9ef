import type { Progress } from "../jobs";

/** What a page sends to a worker: one task at a time. */
export interface TaskMessage {
  readonly id: number;
  readonly task: string;
  readonly request: unknown;
}

/** What a worker sends back. */
export type WorkerMessage =
  | { readonly id: number; readonly kind: "progress"; readonly progress: Progress }
  | { readonly id: number; readonly kind: "done"; readonly result: unknown }
  | {
      readonly id: number;
      readonly kind: "failed";
      readonly name: string;
      readonly code: string;
      readonly message: string;
    };
