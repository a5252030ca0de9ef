import { deskOpener, findRuntime, loadScript, publishHost, type Runtime } from "../../../functions/client";
import type { WorkbookPort } from "../port";
import { saveModel } from "../saveModel";
import { registerBulkCommands } from "./bulkCommands";
import type { BlankCells } from "./coerceArguments";
import { createCustomFunctionsHost } from "./customFunctionsHost";
import { createFileActions, type FileActions } from "./fileActions";
import type { FunctionsMetadata } from "./functionMetadata";
import { startGridFunctions, type GridFunctions } from "./gridFunctions";
import { findPageParts, makeResizable } from "./pageParts";
import { gridOfBlocks } from "./sampleGrid";
import { createSession, type Session } from "./session";

const parts = findPageParts(document);

function tell(message: string): void {
  parts.status.value = message;
}

/** Loads the very functions.js and functions.json that Excel gets. */
async function loadFunctions(): Promise<{ readonly runtime: Runtime; readonly metadata: FunctionsMetadata }> {
  const [answer] = await Promise.all([fetch("functions.json"), loadScript("functions.js")]);
  const runtime = findRuntime();
  if (!answer.ok || !runtime) throw new Error("The functions could not be loaded: run the build again.");
  return { runtime, metadata: (await answer.json()) as FunctionsMetadata };
}

/** Workbooks on this page: their models live in the runtime, their calls in the grid, and the pane finds both. */
function openSession(runtime: Runtime, functions: GridFunctions): Session {
  return createSession({
    grid: parts.grid,
    tell,
    restore: (store) => Object.entries(store.documents).forEach(([key, document]) => runtime.restore(key, document)),
    attach({ model, port }) {
      functions.watch(model);
      let queue: Promise<unknown> = Promise.resolve();
      return runtime.onModel((key, document) => {
        queue = queue.then(() => saveModel(port, key, document));
      });
    },
    present({ port }) {
      publishHost<WorkbookPort>({ runtime, port });
      parts.pane.src = "taskpane.html";
    },
  });
}

function connectBar(actions: FileActions, functions: GridFunctions): void {
  for (const [name, button] of Object.entries(parts.buttons)) {
    button.addEventListener("click", () => {
      actions[name as keyof FileActions]().then(tell, (error: unknown) => tell(inWords(error)));
    });
  }
  parts.blanks.addEventListener("change", () => functions.useBlanks(parts.blanks.value as BlankCells));
  makeResizable(parts.splitter, parts.pane);
}

function inWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The preview workbook from nothing to the worked example, planned. */
async function start(): Promise<void> {
  const host = createCustomFunctionsHost();
  (globalThis as Record<string, unknown>)["CustomFunctions"] = host.api;
  const { runtime, metadata } = await loadFunctions();
  runtime.useWorkers(() => new Worker("worker.js"), navigator.hardwareConcurrency);
  runtime.useDesk(deskOpener());
  registerBulkCommands();
  const functions = startGridFunctions(host, metadata);
  const session = openSession(runtime, functions);
  connectBar(createFileActions(session, runtime.version), functions);
  const stamp = { version: runtime.version, date: new Date().toLocaleDateString() };
  const blocks = await runtime.ask("sampleWorkbook", { stamp });
  const { grid, store } = gridOfBlocks(blocks);
  await session.show(grid, store);
  parts.loading.hidden = true;
  document.documentElement.dataset["state"] = "ready";
  performance.mark("marginal-ready");
}

start().catch((error: unknown) => {
  document.documentElement.dataset["state"] = "failed";
  parts.loading.textContent = `The preview workbook could not start. ${inWords(error)}`;
});
