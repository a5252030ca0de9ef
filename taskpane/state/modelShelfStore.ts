import type { WorkbookPort } from "../../src/workbook";
import { shelfWords } from "../text/shelfWords";
import { offerFile } from "./browserFiles";
import type { FitReader, ModelLine } from "./fitReader";
import { problemText } from "./problemText";
import { failed, noAnswer, ready, working, type Answer } from "./workspace";

/** A fitted model that the workbook keeps. */
export interface ShelvedModel extends ModelLine {
  readonly kilobytes: number;
  /** True where a cell of the workbook names it. */
  readonly isUsed: boolean;
}

/** The models kept in the workbook as the pane shows them. */
export interface ShelfState {
  readonly models: Answer<readonly ShelvedModel[]>;
  /** What was just done, in words. */
  readonly done: string;
  readonly problem: string | null;
}

const first: ShelfState = { models: noAnswer, done: "", problem: null };

/** Lists the models that the workbook keeps, saves them as files, takes them from files, and deletes them on request only. */
export class ModelShelfStore {
  private state = first;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly port: WorkbookPort,
    private readonly reader: FitReader,
    /** Shows a model that came from a file. */
    private readonly take: (text: string) => Promise<void>,
  ) {}

  readonly get = (): ShelfState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Reads the list anew. */
  readonly look = async (): Promise<void> => {
    this.set({ models: working(this.state.models) });
    try {
      this.set({ models: ready(await this.list()) });
    } catch (error) {
      this.set({ models: failed(this.state.models, problemText(error)) });
    }
  };

  /** Hands the model over as a download; nothing leaves the computer. */
  readonly saveFile = (text: string): Promise<void> =>
    this.doing(async () => {
      const file = await this.reader.toFile(text);
      offerFile(file.name, file.text, "application/json");
      return shelfWords.saved(file.name);
    });

  /** Takes a model from the text of a file; it is kept in this workbook from then on. */
  readonly openFile = (file: File): Promise<void> =>
    this.doing(async () => {
      const text = await this.reader.fromFile(await file.text());
      await this.take(text);
      await this.look();
      return shelfWords.opened(text);
    });

  /** Deletes a stored model for good. */
  readonly delete = (key: string): Promise<void> =>
    this.doing(async () => {
      await this.port.deleteDocument(key);
      await this.look();
      return shelfWords.deleted(key);
    });

  private async list(): Promise<readonly ShelvedModel[]> {
    const keys = (await this.port.documents()).filter((key) => !key.startsWith("JDG:"));
    const stored: { readonly key: string; readonly document: string | null }[] = [];
    for (const key of keys) stored.push({ key, document: await this.port.loadDocument(key).catch(() => null) });
    const lines = await this.reader.list(stored);
    const used = await namedInCells(this.port, keys);
    const sizeOf = (key: string): number => stored.find((one) => one.key === key)?.document?.length ?? 0;
    return lines.map((line) => {
      return { ...line, kilobytes: Math.round(sizeOf(line.key) / 1024), isUsed: used.has(line.key) };
    });
  }

  private async doing(work: () => Promise<string>): Promise<void> {
    this.set({ problem: null, done: "" });
    await work().then(
      (done) => this.set({ done }),
      (error: unknown) => this.set({ problem: problemText(error) }),
    );
  }

  private set(change: Partial<ShelfState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** The keys among these that some cell of the workbook shows. */
async function namedInCells(port: WorkbookPort, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const sheet of await port.sheets()) {
    const used = await port.usedRange(sheet);
    if (!used) continue;
    const { values } = await port.read(used);
    for (const value of values.flat())
      if (typeof value === "string") keys.filter((key) => value.startsWith(key)).forEach((key) => found.add(key));
  }
  return found;
}
