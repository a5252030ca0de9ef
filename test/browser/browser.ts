import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const installed: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    ...["/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/opt/google/chrome/chrome"],
    ...["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium", "/usr/bin/microsoft-edge"],
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((variable) => [
    `${process.env[variable]}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env[variable]}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ]),
};

const howToGetOne =
  "No browser found for the browser tests: install Chrome, Edge or Chromium, or set CHROME_PATH to one.";

/** The browser's program: CHROME_PATH, an installed Chrome, Edge or Chromium, else on Linux the one npm brought. */
async function browserProgram(): Promise<{ readonly executablePath: string; readonly args: readonly string[] }> {
  const candidates = [process.env["CHROME_PATH"] ?? "", ...(installed[process.platform] ?? [])];
  const found = candidates.find((path) => path !== "" && existsSync(path));
  if (found) return { executablePath: found, args: [] };
  if (process.platform !== "linux") throw new Error(howToGetOne);
  const { default: carried } = await import("@sparticuz/chromium");
  return { executablePath: await carried.executablePath(), args: carried.args };
}

const quiet = [
  ...["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  ...["--disable-sync", "--no-first-run", "--disable-default-apps", "--metrics-recording-only"],
];

/** Starts the browser without anything that would speak to the network by itself. */
export async function startBrowser(): Promise<Browser> {
  const { executablePath, args } = await browserProgram();
  return chromium.launch({ executablePath, headless: true, args: [...args, ...quiet] });
}
