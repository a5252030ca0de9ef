import { readFileSync } from "node:fs";
import type axe from "axe-core";
import type { Frame } from "playwright-core";
import type { PreviewPage } from "./previewPage";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The looks that every screen is checked in: name, colour scheme, forced colours. */
const looks = [
  ["light", "light", "none"],
  ["dark", "dark", "none"],
  ["high-contrast", "light", "active"],
] as const;

/** What axe finds wrong with the pane as it stands, one line per rule. */
async function violations(pane: Frame): Promise<readonly string[]> {
  await pane.evaluate(axeSource);
  return pane.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
}

/** Pixels by which anything is wider than the pane. */
function overflow(pane: Frame): Promise<number> {
  return pane.evaluate(() => {
    const content = document.querySelector("[data-scrolls]");
    const inside = content ? content.scrollWidth - content.clientWidth : 0;
    return Math.max(document.documentElement.scrollWidth - innerWidth, inside);
  });
}

export async function setWidth({ page }: PreviewPage, width: number): Promise<void> {
  await page.evaluate((px) => {
    document.getElementById("pane")!.style.width = `${px}px`;
  }, width);
}

/** Until what moves in the pane has come to rest, and is drawn; what never rests is waited for no longer than 300 ms. */
function atRest(pane: Frame): Promise<void> {
  return pane.evaluate(async () => {
    const moves = Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    await Promise.race([moves, new Promise((late) => setTimeout(late, 300))]);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
}

/** A picture of the pane alone, as tall as asked. */
export async function picture(preview: PreviewPage, name: string, height = 900): Promise<void> {
  const { page } = preview;
  await page.setViewportSize({ width: 1440, height });
  await atRest(preview.pane());
  await page.locator("#pane").screenshot({ path: `screenshots/${name}.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Nothing that axe finds, nothing wider than the pane. */
export async function expectSound(pane: Frame): Promise<void> {
  expect({ overflow: Math.max(0, await overflow(pane)), violations: await violations(pane) }).toEqual({
    overflow: 0,
    violations: [],
  });
}

/** Looks at the pane in every look and at every width: sound each time, with a picture for people. */
export async function expectSoundInEveryLook(
  preview: PreviewPage,
  name: string,
  height: number,
  widths: readonly number[] = [320, 350],
): Promise<void> {
  for (const [look, colorScheme, forcedColors] of looks) {
    await preview.page.emulateMedia({ colorScheme, forcedColors });
    for (const width of widths) {
      await setWidth(preview, width);
      await picture(preview, `${name}-${look}-${width}`, height);
      await expectSound(preview.pane());
    }
  }
  await preview.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
}
