/** The places of preview.html that the page works with. */
export interface PageParts {
  readonly grid: HTMLElement;
  readonly loading: HTMLElement;
  readonly pane: HTMLIFrameElement;
  readonly splitter: HTMLElement;
  readonly status: HTMLOutputElement;
  readonly blanks: HTMLSelectElement;
  readonly buttons: Readonly<Record<"open" | "save" | "upload" | "download", HTMLButtonElement>>;
}

/** Finds them all, or throws with the id that is missing. */
export function findPageParts(page: Document): PageParts {
  const find = <E extends HTMLElement>(id: string): E => {
    const element = page.getElementById(id);
    if (!element) throw new Error(`preview.html has no element "${id}"`);
    return element as E;
  };
  return {
    grid: find("grid"),
    loading: find("loading"),
    pane: find("pane"),
    splitter: find("splitter"),
    status: find("status"),
    blanks: find("blanks"),
    buttons: { open: find("open"), save: find("save"), upload: find("upload"), download: find("download") },
  };
}

/** The pane's narrowest and widest, as Excel lets users drag it. */
const paneWidths = { min: 320, max: 450 };

/** Lets the user make the pane wider or narrower, by dragging the splitter or with the arrow keys. */
export function makeResizable(splitter: HTMLElement, pane: HTMLElement): void {
  const setWidth = (wanted: number): void => {
    const width = Math.round(Math.min(paneWidths.max, Math.max(paneWidths.min, wanted)));
    pane.style.width = `${width}px`;
    splitter.setAttribute("aria-valuenow", String(width));
  };
  splitter.addEventListener("pointerdown", (event) => splitter.setPointerCapture(event.pointerId));
  splitter.addEventListener("pointermove", (event) => {
    if (splitter.hasPointerCapture(event.pointerId)) setWidth(pane.getBoundingClientRect().right - event.clientX);
  });
  splitter.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 10, ArrowRight: -10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setWidth(pane.getBoundingClientRect().width + step);
  });
}
