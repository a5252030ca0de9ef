const { spawn } = require("node:child_process");
const https = require("node:https");
const path = require("node:path");

/*
 * `npm run sideload`: serves the add-in over https on port 3000 and, on Windows and Mac, opens Excel with it. On Linux
 * there is no desktop Excel: it prints the steps for Excel on the web. Ctrl+C ends both.
 */
const root = path.resolve(__dirname, "../..");
const origin = "https://localhost:3000";
const isDesktop = process.platform === "win32" || process.platform === "darwin";

const webSteps = `
Excel on the web, from this machine:
  1. Open ${origin}/taskpane.html in the browser once and accept its certificate (it is made on this machine).
  2. Open a workbook at https://excel.cloud.microsoft (or office.com) in the same browser.
  3. Home > Add-ins > More Settings (or More add-ins) > Upload My Add-in > choose ${path.join(root, "manifest.xml")}
  4. The Marginal tab appears; =OPTIMIZE_BUDGET( works in any cell.
The upload is kept in that browser; upload again after the manifest changes.`;

function run(command, args) {
  return spawn(command, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
}

/** Resolves when the pane's page answers; the certificate is our own, made on this machine, so it is not checked. */
function whenServed() {
  return new Promise((resolve) => {
    const ask = () => {
      const request = https.get(`${origin}/taskpane.html`, { rejectUnauthorized: false }, (response) => {
        response.resume();
        if (response.statusCode === 200) resolve();
        else setTimeout(ask, 1000);
      });
      request.on("error", () => setTimeout(ask, 1000));
    };
    ask();
  });
}

async function sideload() {
  const server = run("npx", ["webpack", "serve", "--mode", "development", "--env", "sideload"]);
  server.on("exit", (code) => process.exit(code ?? 0));
  process.on("SIGINT", () => server.kill());
  await whenServed();
  console.log(`Serving ${origin}`);
  if (isDesktop) run("npx", ["--yes", "office-addin-debugging", "start", "manifest.xml", "desktop"]);
  else console.log(webSteps);
}

void sideload();
