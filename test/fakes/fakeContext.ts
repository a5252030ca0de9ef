import { parseSheetReference, sheetReference } from "../../src/base";
import { FakeProxy, type FakeQueue } from "./fakeProxy";
import { FakeRange, type RangeThing } from "./fakeRange";
import { FakeExcelError, type FakeSheetData, type FakeWorkbookData } from "./fakeWorkbookData";
import { FakeWorksheet } from "./fakeWorksheet";

type HandlerName = keyof FakeWorkbookData["handlers"];

/** A request context: a queue that only sync works off. */
export class FakeContext implements FakeQueue {
  private actions: (() => void)[] = [];
  readonly workbook: FakeWorkbook;
  readonly runtime: { enableEvents: boolean };

  constructor(readonly data: FakeWorkbookData) {
    this.workbook = new FakeWorkbook(this);
    const setEvents = (on: boolean): void => this.add(() => void (data.enableEvents = on));
    this.runtime = {
      set enableEvents(on: boolean) {
        setEvents(on);
      },
    };
  }

  add(action: () => void): void {
    this.actions.push(action);
  }

  /** Works the queue off in order; proxies made meanwhile are settled too. The rest of a failed batch is dropped. */
  async sync(): Promise<void> {
    await Promise.resolve();
    const before = this.data.writes.length;
    try {
      for (let at = 0; at < this.actions.length; at++) this.actions[at]?.();
    } finally {
      if (this.data.writes.length > before) this.data.syncsWithWrites++;
      this.actions = [];
    }
  }
}

class FakeWorkbook {
  readonly worksheets: FakeWorksheets;
  readonly names: FakeNames;
  readonly tables: FakeTables;
  readonly styles: FakeStyles;
  readonly settings: FakeSettings;
  readonly customXmlParts: FakeXmlParts;

  constructor(readonly context: FakeContext) {
    this.worksheets = new FakeWorksheets(context, () => context.data);
    this.names = new FakeNames(context, () => context.data);
    this.tables = new FakeTables(context, () => context.data);
    this.styles = new FakeStyles(context, () => context.data);
    this.settings = new FakeSettings(context);
    this.customXmlParts = new FakeXmlParts(context);
  }

  getSelectedRanges(): { areas: { getItemAt(index: number): FakeRange } } {
    const { data } = this.context;
    const find = (): RangeThing | null => {
      const on = data.findSheet(data.selected.sheet);
      return on && { ...data.selected, on };
    };
    return { areas: { getItemAt: () => new FakeRange(this.context, find) } };
  }
}

/** An event that handlers are added to and removed from, both at sync only. */
function fakeEvent(queue: FakeQueue, name: HandlerName) {
  const handlers = queue.data.handlers[name];
  return {
    add(handler: (event: Record<string, unknown>) => unknown) {
      queue.add(() => void handlers.push(handler));
      const remove = (): void => queue.add(() => void handlers.splice(handlers.indexOf(handler), 1));
      return { context: queue, remove };
    },
  };
}

class FakeWorksheets extends FakeProxy<FakeWorkbookData> {
  protected readonly readers = {
    "items/name": (data: FakeWorkbookData) => this.list(data),
    "items/id": (data: FakeWorkbookData) => this.list(data),
  };
  readonly onChanged = fakeEvent(this.queue, "onChanged");
  readonly onCalculated = fakeEvent(this.queue, "onCalculated");
  readonly onSelectionChanged = fakeEvent(this.queue, "onSelectionChanged");

  get items(): FakeWorksheet[] {
    return this.loaded("items/name");
  }

  getItem(nameOrId: string): FakeWorksheet {
    return new FakeWorksheet(this.queue, () => this.queue.data.findSheet(nameOrId));
  }

  getItemOrNullObject(name: string): FakeWorksheet {
    return new FakeWorksheet(this.queue, () => this.queue.data.findSheet(name), true);
  }

  add(name: string): FakeWorksheet {
    let made: FakeSheetData | null = null;
    this.queue.add(() => void (made = this.queue.data.addSheet(name)));
    return new FakeWorksheet(this.queue, () => made);
  }

  private list(data: FakeWorkbookData): FakeWorksheet[] {
    return data.sheets.map((sheet) => new FakeWorksheet(this.queue, () => data.findSheet(sheet.id)).load("name,id"));
  }
}

class FakeNames extends FakeProxy<FakeWorkbookData> {
  private readonly list = (data: FakeWorkbookData) =>
    [...data.names].map(([name, formula]) => ({
      name,
      formula,
      visible: !data.hiddenNames.has(name),
      delete: () => this.queue.add(() => void [data.names.delete(name), data.hiddenNames.delete(name)]),
    }));
  protected readonly readers = {
    "items/name": this.list,
    "items/formula": this.list,
    "items/visible": this.list,
    "items/type": this.list,
  };

  get items(): ReturnType<typeof this.list> {
    return this.loaded("items/formula");
  }

  add(name: string, range: FakeRange): { visible: boolean } {
    if (parseSheetReference(name)?.range) throw new FakeExcelError("InvalidArgument", `${name} is an address`);
    this.change((data) => {
      const thing = (range as unknown as { find(): RangeThing | null }).find();
      if (!thing || data.names.has(name)) throw new FakeExcelError("ItemAlreadyExists", name);
      data.names.set(name, `=${sheetReference(thing.on.name, thing)}`);
    });
    const show = (isShown: boolean): void =>
      this.change(({ hiddenNames }) => void (isShown ? hiddenNames.delete(name) : hiddenNames.add(name)));
    return {
      set visible(isShown: boolean) {
        show(isShown);
      },
    };
  }
}

class FakeTables extends FakeProxy<FakeWorkbookData> {
  protected readonly readers = { "items/name": () => [] };

  get items(): never[] {
    return this.loaded("items/name");
  }
}

class FakeStyles extends FakeProxy<FakeWorkbookData> {
  protected readonly readers = { "items/name": (data: FakeWorkbookData) => [...data.styles].map((name) => ({ name })) };

  get items(): { name: string }[] {
    return this.loaded("items/name");
  }

  add(name: string): void {
    this.change((data) => {
      if (data.styles.has(name)) throw new FakeExcelError("ItemAlreadyExists", name);
      data.styles.add(name);
    });
  }

  /** What is painted is kept by the style's name, as "font.color" and the like. */
  getItem(name: string): Record<string, unknown> {
    const { paint } = this.queue.data;
    const keep = (prefix: string): ProxyHandler<Record<string, unknown>> => ({
      set: (_, key, value: unknown) => (
        this.queue.add(() => void paint.set(`${name} ${prefix}${String(key)}`, value)),
        true
      ),
    });
    const [font, fill] = [new Proxy({}, keep("font.")), new Proxy({}, keep("fill."))];
    return new Proxy({ font, fill }, keep(""));
  }
}

class FakeSetting extends FakeProxy<{ value: unknown }> {
  protected readonly readers = { value: ({ value }: { value: unknown }) => value };

  get value(): unknown {
    return this.loaded("value");
  }
}

class FakeSettings {
  constructor(private readonly queue: FakeQueue) {}

  getItemOrNullObject(key: string): FakeSetting {
    const { settings } = this.queue.data;
    return new FakeSetting(this.queue, () => (settings.has(key) ? { value: settings.get(key) } : null), true);
  }

  add(key: string, value: unknown): void {
    this.queue.add(() => void this.queue.data.settings.set(key, value));
  }
}

class FakeXmlPart extends FakeProxy<{ id: string; xml: string }> {
  protected readonly readers = { id: ({ id }: { id: string }) => id };

  get id(): string {
    return this.loaded("id");
  }

  getXml(): { readonly value: string } {
    let xml: string | null = null;
    this.change((part) => void (xml = part.xml));
    return {
      get value(): string {
        if (xml === null) throw new FakeExcelError("PropertyNotLoaded", "xml before sync");
        return xml;
      },
    };
  }

  delete(): void {
    this.change(({ id }) => void this.queue.data.xmlParts.delete(id));
  }
}

class FakeXmlParts {
  constructor(private readonly queue: FakeQueue) {}

  add(xml: string): FakeXmlPart {
    if (xml.length > 1_000_000) throw new FakeExcelError("RequestPayloadSizeLimitExceeded", `${xml.length}`);
    let id: string | null = null;
    this.queue.add(() => {
      id = this.queue.data.newId();
      this.queue.data.xmlParts.set(id, xml);
    });
    return new FakeXmlPart(this.queue, () => (id === null ? null : { id, xml }));
  }

  getItemOrNullObject(id: string): FakeXmlPart {
    const find = () => {
      const xml = this.queue.data.xmlParts.get(id);
      return xml === undefined ? null : { id, xml };
    };
    return new FakeXmlPart(this.queue, find, true);
  }
}
