const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");

/*
 * Renders assets/icons/icon-*.png from their SVG sources: `node functions/build/makeIcons.js`. The 16 px icon has a
 * source of its own (fewer, bolder strokes). Needs an installed Chrome, Edge or Chromium (or CHROME_PATH).
 */
const folder = path.resolve(__dirname, "../../assets/icons");
const sizes = { 16: "icon-small.svg", 32: "icon.svg", 64: "icon.svg", 80: "icon.svg" };

/** An installed browser: CHROME_PATH, else a Chromium of the system, else what playwright knows as Chrome. */
function browserOptions() {
  const candidates = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"];
  const executablePath = candidates.find((file) => file && existsSync(file));
  return { args: ["--no-sandbox"], ...(executablePath ? { executablePath } : { channel: "chrome" }) };
}

async function renderIcon(browser, size, source) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(path.join(folder, source), "utf8");
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  writeFileSync(path.join(folder, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
  await page.close();
}

async function makeIcons() {
  const browser = await chromium.launch(browserOptions());
  for (const [size, source] of Object.entries(sizes)) await renderIcon(browser, Number(size), source);
  await browser.close();
}

makeIcons().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
