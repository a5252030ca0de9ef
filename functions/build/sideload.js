const { spawn, spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const https = require("node:https");
const os = require("node:os");
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

/** Only `npx` needs a shell (on Windows it is a script): a shell would break paths with blanks. */
function run(command, args) {
  return spawn(command, args, {
    cwd: root,
    stdio: "inherit",
    shell: command === "npx" && process.platform === "win32",
  });
}

/**
 * Excel on the desktop shows only pages whose certificate the system trusts: Microsoft's tool makes one for localhost and
 * asks before it installs it. Gives the server's options for it; none where the user declines (or on Linux).
 */
function certificateOptions() {
  if (!isDesktop) return [];
  const shell = process.platform === "win32";
  spawnSync("npx", ["--yes", "office-addin-dev-certs", "install"], { cwd: root, stdio: "inherit", shell });
  const folder = path.join(os.homedir(), ".office-addin-dev-certs");
  const files = { ca: "ca.crt", cert: "localhost.crt", key: "localhost.key" };
  const options = Object.entries(files).map(([name, file]) => [name, path.join(folder, file)]);
  if (!options.every(([, file]) => existsSync(file))) return [];
  const given = [["type", "https"], ...options.map(([name, file]) => [`options.${name}`, file])];
  return given.flatMap(([name, value]) => ["--env", `serverOptions.${name}=${value}`]);
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
  const webpack = require.resolve("webpack/bin/webpack.js");
  const server = run(process.execPath, [
    webpack,
    "serve",
    "--mode",
    "development",
    "--env",
    "sideload",
    ...certificateOptions(),
  ]);
  server.on("exit", (code) => process.exit(code ?? 0));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill());
  await whenServed();
  console.log(`Serving ${origin}`);
  if (isDesktop) run("npx", ["--yes", "office-addin-debugging", "start", "manifest.xml", "desktop"]);
  else console.log(webSteps);
}

void sideload();
