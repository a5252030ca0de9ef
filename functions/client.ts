import type {
  DeskJobs,
  HeavyControl,
  HeavyJobName,
  JobName,
  JobRequest,
  JobResponse,
  LightJobName,
  ModelCache,
  TaskTable,
} from "../src/jobs";

/** What desk.js holds: the jobs that no cell asks, and the tasks of the heavy ones among them. */
export interface Desk {
  readonly jobs: DeskJobs;
  readonly tasks: TaskTable;
}

/** What the pane and the pages know of the runtime that functions.js owns. */
export interface Runtime {
  readonly version: string;
  /** Answers a light job in this thread, at once. Throws EngineError. */
  answer<N extends LightJobName>(name: N, request: JobRequest<N>): JobResponse<N>;
  /** Answers a heavy job: in workers where the page gave some, else in this thread in slices. */
  run<N extends HeavyJobName>(
    name: N,
    request: JobRequest<N>,
    control?: Partial<HeavyControl>,
  ): Promise<JobResponse<N>>;
  /** Any kind, always as a promise: what the pane uses. The desk's jobs are fetched on the first question. */
  ask<N extends JobName>(name: N, request: JobRequest<N>, control?: Partial<HeavyControl>): Promise<JobResponse<N>>;
  readonly models: ModelCache;
  /** The page that owns workers hands over how to make one, and how many cores there are where it is known. */
  useWorkers(createWorker: () => Worker, cores: number | undefined): void;
  /** The page hands over how to fetch the jobs that only pane and preview ask. */
  useDesk(open: () => Promise<Desk>): void;
  /** Told of every new model with its stored form: the page saves it through the port, after the answer. */
  onModel(listener: (key: string, document: string) => void): () => void;
  /** Takes a stored model back (on opening a workbook): it is opened when it is first asked for. */
  restore(key: string, document: string): void;
}

const runtimeSymbol = Symbol.for("marginal.runtime");
const deskSymbol = Symbol.for("marginal.desk");
const hostSymbol = Symbol.for("marginal.host");

/** What the preview page offers to the pane in its frame: its own runtime and port, so that cells and pane agree. */
export interface PaneHost<Port> {
  readonly runtime: Runtime;
  readonly port: Port;
}

type Realm = Record<symbol, unknown>;

export function publishRuntime(runtime: Runtime): void {
  (globalThis as Realm)[runtimeSymbol] = runtime;
}

/** The runtime of this page, or undefined before functions.js has run. */
export function findRuntime(): Runtime | undefined {
  return (globalThis as Realm)[runtimeSymbol] as Runtime | undefined;
}

export function publishDesk(desk: Desk): void {
  (globalThis as Realm)[deskSymbol] = desk;
}

/** Runs one of this build's own scripts in the page. */
export function loadScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${source} could not be loaded: reload the add-in.`)));
    document.head.append(script);
  });
}

/** Fetches desk.js into the page (once; a failed load may be tried again) and gives what it published. */
export function deskOpener(): () => Promise<Desk> {
  let opening: Promise<Desk> | undefined;
  const open = async (): Promise<Desk> => {
    await loadScript("desk.js");
    const desk = (globalThis as Realm)[deskSymbol] as Desk | undefined;
    if (!desk) throw new Error("desk.js did not start: reload the add-in.");
    return desk;
  };
  return () => {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
}

export function publishHost<Port>(host: PaneHost<Port>): void {
  (globalThis as Realm)[hostSymbol] = host;
}

/** The host of the page around a frame (same origin), or undefined in Excel. */
export function findHost<Port>(around: object): PaneHost<Port> | undefined {
  return (around as Realm)[hostSymbol] as PaneHost<Port> | undefined;
}
