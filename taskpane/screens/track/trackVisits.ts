import { trackText } from "../../text/trackText";
import type { TrackCore } from "./trackCore";
import type { ReviewBlock } from "./tracker";

/** The ways from the Track step into the sheets. */
export class TrackVisits {
  constructor(private readonly core: TrackCore) {}

  async goTo(kind: "actualsSheet" | "approvalsSheet" | "logSheet"): Promise<void> {
    const { port } = this.core;
    const sheet = this.core.get().memory[kind];
    if (sheet !== "") await port.select({ sheet, row: 5, column: 0, rows: 1, columns: 1 });
  }

  /** Writes a sheet and shows it. */
  async show(say: (sheet: string) => string, block: () => Promise<ReviewBlock>): Promise<void> {
    const { port } = this.core;
    const { sheet } = await port.write(await block(), { kind: "own" });
    await port.select({ sheet, row: 0, column: 0, rows: 1, columns: 1 });
    this.core.set({ announcement: say(sheet) });
  }

  /** Goes to the roll-out checklist, whose cells are its state; writes the Start sheet where the workbook has none. */
  async showStart(): Promise<void> {
    const { port, tracker } = this.core;
    const place = (await port.places()).find(({ name }) => name === "Rollout_checklist");
    if (place) await port.select(place.address);
    else await this.show(trackText.startWritten, () => tracker.startSheet());
  }

  /** Selects the figures that are in, so that the next plan can be made from them. */
  async selectActuals(): Promise<void> {
    const { actualsSheet, plan } = this.core.get().memory;
    const rows = (plan?.plan.length ?? 0) + 1;
    if (actualsSheet !== "") await this.core.port.select({ sheet: actualsSheet, row: 4, column: 0, rows, columns: 3 });
  }
}
