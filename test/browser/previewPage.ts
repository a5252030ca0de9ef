import { existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser, BrowserContext, Frame, Page } from "playwright-core";
import type { Runtime } from "../../functions/client";
import type { CellValue } from "../../src/base";
import type { Address, WorkbookPort } from "../../src/workbook";
import { serveFolder } from "./staticServer";
import { startBrowser } from "./browser";

const dist = resolve(__dirname, "../../dist");
const screenshots = resolve(__dirname, "../../screenshots");

/** A browser and a server of the built page, shared by the tests of a file. */
export interface Stage {
  readonly origin: string;
  /** `prepare` may route requests before the page loads. */
  open(prepare?: (page: Page) => Promise<void>): Promise<PreviewPage>;
  close(): Promise<void>;
}

/** The preview workbook in a browser, and what happened there. */
export interface PreviewPage {
  readonly page: Page;
  /** Milliseconds from navigation to the planned workbook. */
  readonly readyMs: number;
  readonly foreignRequests: readonly string[];
  readonly violations: readonly string[];
  readonly consoleErrors: readonly string[];
  pane(): Frame;
  read(address: Address): Promise<readonly (readonly CellValue[])[]>;
  formulas(address: Address): Promise<readonly (readonly string[])[]>;
  set(sheet: string, row: number, column: number, content: string | number | null): Promise<void>;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  if (!existsSync(resolve(dist, "preview.html"))) throw new Error("dist/ is missing: run `npm run build` first.");
  mkdirSync(screenshots, { recursive: true });
  const server = await serveFolder(dist);
  const browser = await startBrowser();
  return {
    origin: server.origin,
    open: (prepare) => openPreview(browser, server.origin, prepare),
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Counts what the page should never do, before its first byte is loaded. */
async function watch(context: BrowserContext, page: Page, origin: string) {
  const seen = { foreignRequests: [] as string[], violations: [] as string[], consoleErrors: [] as string[] };
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) seen.foreignRequests.push(url);
  });
  await context.exposeFunction("reportViolation", (text: string) => void seen.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const report = (globalThis as unknown as { reportViolation(text: string): void }).reportViolation;
      report(`${event.documentURI}: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("console", (message) => {
    if (message.type() === "error") seen.consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => seen.consoleErrors.push(String(error)));
  return seen;
}

async function openPreview(
  browser: Browser,
  origin: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<PreviewPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  const seen = await watch(context, page, origin);
  await prepare?.(page);
  await page.goto(`${origin}/preview.html`);
  await page.waitForFunction(() => document.documentElement.dataset["state"] !== undefined, null, { timeout: 50_000 });
  const state = await page.evaluate(() => document.documentElement.dataset["state"]);
  if (state !== "ready") throw new Error(await page.locator("#loading").innerText());
  const readyMs = await page.evaluate(() => performance.getEntriesByName("marginal-ready")[0]?.startTime ?? NaN);
  return {
    page,
    readyMs,
    ...seen,
    pane: () => page.frame({ url: /taskpane\.html/ }) ?? page.mainFrame(),
    read: (address) => page.evaluate(readInPage, address),
    formulas: (address) => page.evaluate(formulasInPage, address),
    set: (sheet, row, column, content) =>
      page.evaluate(setInPage, { address: { sheet, row, column, rows: 1, columns: 1 }, content }),
    screenshot: async (name) => {
      await page.waitForTimeout(400); // cells animate
      await page.screenshot({ path: resolve(screenshots, `${name}.png`) });
    },
    close: () => context.close(),
  };
}

/** The page's realm: what the preview publishes to its pane, the tests use too. */
export interface HostedRealm {
  readonly [host: symbol]: { readonly port: WorkbookPort; readonly runtime: Runtime };
}

async function readInPage(address: Address): Promise<readonly (readonly CellValue[])[]> {
  const host = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")];
  return (await host!.port.read(address)).values;
}

async function formulasInPage(address: Address): Promise<readonly (readonly string[])[]> {
  const host = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")];
  return (await host!.port.read(address)).formulas;
}

async function setInPage(request: { address: Address; content: string | number | null }): Promise<void> {
  const host = (globalThis as unknown as HostedRealm)[Symbol.for("marginal.host")];
  await host!.port.setCells(request.address, [[request.content]]);
}
