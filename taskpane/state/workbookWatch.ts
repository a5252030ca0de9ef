import type { Address } from "../../src/workbook";
import { addressText } from "./source";
import type { WorkspaceCore } from "./workspaceCore";

/** Follows the workbook: what the user selects while nothing is planned, and changes of the cells that matter. */
export class WorkbookWatch {
  private readonly stops: (() => void)[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly core: WorkspaceCore,
    private readonly reload: () => void,
  ) {}

  start(): void {
    const { port } = this.core;
    this.stops.push(port.onSelection((address) => void this.noteSelection(address)));
    this.stops.push(port.onChange((address) => this.noteChange(address)));
  }

  stop(): void {
    this.stops.forEach((stop) => stop());
    clearTimeout(this.timer);
  }

  /** Shows the address of the table around the selection, as long as none is chosen. */
  async noteSelection(address: Address): Promise<void> {
    if (this.core.get().phase !== "first") return;
    const region = await this.core.port.region(address).catch(() => address);
    this.core.set({ selection: region.rows > 1 && region.columns > 1 ? addressText(region) : null });
  }

  /** The user, a colleague or a recalculation changed cells: look again, once for a burst of changes. */
  private noteChange(address: Address | null): void {
    if (!this.core.get().source || (address && !this.concerns(address))) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(this.reload, 120);
  }

  private concerns(address: Address): boolean {
    const { source, cells, written } = this.core.get();
    const watched = [source?.summary, written?.plan, ...Object.values(cells)];
    return watched.some((place) => place?.sheet === address.sheet);
  }
}
