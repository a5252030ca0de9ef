import { FakeExcelError, type FakeWorkbookData } from "./fakeWorkbookData";

/** The queue that every proxy of one batch shares: nothing happens before sync. */
export interface FakeQueue {
  readonly data: FakeWorkbookData;
  add(action: () => void): void;
}

/**
 * One client object. `find` gives the thing it stands for at the time of the sync, or null. Properties are readable
 * after load and sync only, as in Excel; a proxy asked for with OrNullObject may be null, any other throws.
 */
export abstract class FakeProxy<Thing> {
  private readonly snapshot = new Map<string, unknown>();
  private isNull: boolean | null = null;

  constructor(
    protected readonly queue: FakeQueue,
    protected readonly find: () => Thing | null,
    private readonly mayBeNull = false,
  ) {
    queue.add(() => {
      this.isNull = this.find() === null;
      if (this.isNull && !this.mayBeNull) throw new FakeExcelError("ItemNotFound", "the requested item does not exist");
    });
  }

  /** How each loadable property is read from the thing. */
  protected abstract readonly readers: Readonly<Record<string, (thing: Thing) => unknown>>;

  get isNullObject(): boolean {
    if (this.isNull === null) throw new FakeExcelError("PropertyNotLoaded", "isNullObject before sync");
    return this.isNull;
  }

  load(names: string): this {
    for (const name of names.split(",").map((part) => part.trim())) {
      const reader = this.readers[name];
      if (!reader) throw new FakeExcelError("InvalidArgument", `there is no property ${name}`);
      this.queue.add(() => {
        const thing = this.find();
        if (thing !== null) this.snapshot.set(name, reader(thing));
      });
    }
    return this;
  }

  protected loaded<T>(name: string): T {
    if (!this.snapshot.has(name)) {
      throw new FakeExcelError("PropertyNotLoaded", `${name} was read before load and sync`);
    }
    return this.snapshot.get(name) as T;
  }

  /** Queues a change of the thing; on a null object it throws, as Excel does. */
  protected change(action: (thing: Thing) => void): void {
    this.queue.add(() => {
      const thing = this.find();
      if (thing === null) throw new FakeExcelError("ItemNotFound", "the requested item does not exist");
      action(thing);
    });
  }
}
