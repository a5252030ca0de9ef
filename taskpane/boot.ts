import { findHost } from "../functions/client";

/** Where Microsoft serves Office.js; the store requires this very address. */
const officeJs = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/**
 * The first script of the pane's page. Inside the preview workbook the page around owns the functions and the port,
 * so only the pane itself is loaded; everywhere else Office.js and the functions come first, in that order.
 */
function scriptsToLoad(): readonly string[] {
  return isHosted() ? ["taskpane.js"] : [officeJs, "functions.js", "taskpane.js"];
}

function isHosted(): boolean {
  try {
    return window.parent !== window && findHost(window.parent) !== undefined;
  } catch {
    return false; // the parent is of another origin: Excel on the web
  }
}

/** Scripts that are added with `async` off run in the order in which they were added. */
function load(source: string): void {
  const script = document.createElement("script");
  script.src = source;
  script.async = false;
  document.head.append(script);
}

scriptsToLoad().forEach(load);
