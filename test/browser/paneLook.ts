import { readFileSync } from "node:fs";
import type axe from "axe-core";
import type { Frame } from "playwright-core";
import type { PreviewPage } from "./previewPage";

const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** The looks that every screen is checked in: name, colour scheme, forced colours. */
export const looks = [
  ["light", "light", "none"],
  ["dark", "dark", "none"],
  ["high-contrast", "light", "active"],
] as const;

/** What axe finds wrong with the pane as it stands, one line per rule. */
export async function violations(pane: Frame): Promise<readonly string[]> {
  await pane.evaluate(axeSource);
  return pane.evaluate(async () => {
    const results = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
    );
  });
}

/** Pixels by which anything is wider than the pane. */
export function overflow(pane: Frame): Promise<number> {
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

/** A picture of the pane alone, as tall as asked. */
export async function picture({ page }: PreviewPage, name: string, height = 900): Promise<void> {
  await page.setViewportSize({ width: 1440, height });
  await page.waitForTimeout(300);
  await page.locator("#pane").screenshot({ path: `screenshots/${name}.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
}
