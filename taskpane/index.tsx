import { createRoot, type Root } from "react-dom/client";
import { deskOpener, findHost, findRuntime, type Runtime } from "../functions/client";
import type { WorkbookPort } from "../src/workbook";
import { Notice } from "./components/Notice";
import { Pane, Themed } from "./Pane";
import { DataStore } from "./state/dataStore";
import { createFitReader } from "./state/fitReader";
import { FitStore } from "./state/fitStore";
import { keepModels } from "./state/keepModels";
import { createRuntimePlanner } from "./state/runtimePlanner";
import { createTableReader } from "./state/tableReader";
import { chooseLook, type HostLook, type Look } from "./state/theme";
import type { PaneServices } from "./state/WorkspaceContext";
import { WorkspaceStore } from "./state/workspaceStore";
import { problemWords } from "./text/problemWords";

/** What the pane stands on: the workbook and the engine, from the page around it or from Excel. */
interface Ground {
  readonly port: WorkbookPort;
  readonly runtime: Runtime;
}

function hostAround(): Ground | undefined {
  try {
    return window.parent === window ? undefined : findHost<WorkbookPort>(window.parent);
  } catch {
    return undefined; // the parent is of another origin: Excel on the web
  }
}

/** In Excel the pane's page owns functions, workers and stored models; in a plain browser there is no ground. */
async function groundInExcel(): Promise<Ground | string> {
  if (typeof Office === "undefined") return problemWords.noHost;
  const { host } = await Office.onReady();
  if (host !== Office.HostType.Excel) return problemWords.noHost;
  const runtime = findRuntime();
  if (!runtime) return problemWords.noRuntime;
  const { createOfficePort } = await import(/* webpackChunkName: "office" */ "../src/workbook/office");
  const port = createOfficePort();
  runtime.useWorkers(() => new Worker("worker.js"), navigator.hardwareConcurrency);
  runtime.useDesk(deskOpener());
  await keepModels(runtime, port);
  return { port, runtime };
}

function hostLook(): HostLook | undefined {
  return typeof Office === "undefined" ? undefined : (Office.context?.officeTheme as HostLook | undefined);
}

const lookQueries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

/** Draws with the present look, and again whenever the system's or the host's look may have changed. */
function drawWithLook(root: Root, draw: (look: Look) => React.ReactNode): void {
  const redraw = (): void => root.render(draw(chooseLook(hostLook(), (query) => matchMedia(query).matches)));
  lookQueries.forEach((query) => matchMedia(query).addEventListener("change", redraw));
  document.addEventListener("visibilitychange", redraw);
  redraw();
}

/** The ribbon and the cell menu: open the pane and plan the selected table. */
function connectCommands(store: WorkspaceStore): void {
  if (typeof Office === "undefined" || !Office.actions) return;
  Office.actions.associate("planSelection", (event?: Office.AddinCommands.Event) => {
    void Office.addin
      .showAsTaskpane()
      .then(() => store.planSelection())
      .finally(() => event?.completed());
  });
}

function services({ port, runtime }: Ground): PaneServices {
  const today = (): string => new Date().toISOString().slice(0, 10);
  const planner = createRuntimePlanner(runtime, { today });
  const data = new DataStore(port, createTableReader(runtime, today), today);
  const fit = new FitStore(port, createFitReader(runtime, today));
  const track = { port, runtime, today, now: () => new Date().toISOString() };
  return { store: new WorkspaceStore(port, planner, data), data, fit, planner, track, locale: navigator.language };
}

async function start(): Promise<void> {
  const place = document.getElementById("pane");
  if (!place) return;
  const root = createRoot(place);
  const ground = hostAround() ?? (await groundInExcel());
  if (typeof ground === "string") {
    drawWithLook(root, (look) => (
      <Themed look={look}>
        <Notice kind="info">{ground}</Notice>
      </Themed>
    ));
    return;
  }
  const pane = services(ground);
  connectCommands(pane.store);
  drawWithLook(root, (look) => <Pane look={look} services={pane} />);
}

void start();
