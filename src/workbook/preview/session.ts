import { Model } from "@odoo/o-spreadsheet";
import { mountGrid } from "./grid";
import { createPreviewPort, type PreviewPort, type PreviewStore } from "./previewPort";

/** The workbook that is open. */
export interface OpenWorkbook {
  readonly model: Model;
  readonly port: PreviewPort;
}

/** What the page does around a workbook while it is open. */
export interface SessionParts {
  readonly grid: HTMLElement;
  tell(message: string): void;
  /** Before the first calculation: takes back the models that the workbook holds. */
  restore(store: PreviewStore): void;
  /** Once the workbook can be calculated and written; returns what ends it. */
  attach(open: OpenWorkbook): () => void;
  /** Once the workbook is on the screen. */
  present(open: OpenWorkbook): void;
}

/** One workbook at a time on the page. */
export interface Session {
  /** Shows a workbook in place of the one before. */
  show(grid: object, store: PreviewStore): Promise<void>;
  /** The workbook that is open. */
  current(): OpenWorkbook;
}

/** Opens and closes workbooks on the page. A workbook that cannot be read leaves the one before as it is. */
export function createSession(parts: SessionParts): Session {
  let open: OpenWorkbook | null = null;
  let close = (): void => undefined;
  return {
    async show(grid, store) {
      parts.restore(store);
      const model = new Model(grid, { mode: "normal" });
      const next = { model, port: createPreviewPort(model, store) };
      close();
      const detach = parts.attach(next);
      const unmount = await mountGrid(parts.grid, model, parts.tell);
      close = () => {
        unmount();
        detach();
      };
      open = next;
      parts.present(next);
    },
    current() {
      if (!open) throw new Error("No workbook is open.");
      return open;
    },
  };
}
