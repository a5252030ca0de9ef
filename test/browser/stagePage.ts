import type { Frame, Locator, Page } from "playwright-core";
import { openStage, type PreviewPage, type Stage } from "./previewPage";

/** The preview workbook and its pane, for the tests of one file. */
export interface StagedPage {
  stage(): Stage;
  preview(): PreviewPage;
  /** The pane's frame as it is now: another one after a workbook file was opened. */
  pane(): Frame;
  button(name: string | RegExp): Locator;
}

/** Opens the preview before a file's first test, the pane ready, and closes it after the last; `prepare` may route requests. */
export function stagePage(prepare?: (page: Page) => Promise<void>): StagedPage {
  let stage: Stage;
  let preview: PreviewPage;
  beforeAll(async () => {
    stage = await openStage();
    preview = await stage.open(prepare);
    await preview.page.frameLocator("#pane").getByRole("tab", { name: "Plan" }).waitFor();
  }, 120_000);
  afterAll(() => stage.close());
  return {
    stage: () => stage,
    preview: () => preview,
    pane: () => preview.pane(),
    button: (name) => preview.pane().getByRole("button", { name }),
  };
}

/** Last test of a file: what all the others did broke no policy, asked no other origin and wrote no error. */
export function itKeepsThePolicy(preview: () => PreviewPage): void {
  it("breaks no policy, asks no other origin and logs no error", () => {
    const { violations, foreignRequests, consoleErrors } = preview();
    expect({ violations, foreignRequests, consoleErrors }).toEqual({
      violations: [],
      foreignRequests: [],
      consoleErrors: [],
    });
  });
}
