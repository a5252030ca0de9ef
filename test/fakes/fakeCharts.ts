import { sheetReference } from "../../src/base";
import { FakeProxy } from "./fakeProxy";
import type { FakeRange, RangeThing } from "./fakeRange";
import { FakeExcelError, type FakeSheetData } from "./fakeWorkbookData";

type ChartThing = FakeSheetData["charts"][number];
type SeriesThing = ChartThing["series"][number];

/** The range a proxy stands for, for the fake's own use. */
function thingOf(range: FakeRange): RangeThing {
  const thing = (range as unknown as { find(): RangeThing | null }).find();
  if (!thing) throw new FakeExcelError("ItemNotFound", "range");
  return thing;
}

export class FakeCharts extends FakeProxy<FakeSheetData> {
  protected readonly readers = {
    "items/name": (sheet: FakeSheetData) =>
      sheet.charts.map((chart) => {
        const proxy = new FakeChart(this.queue, () => (sheet.charts.includes(chart) ? chart : null), sheet);
        proxy.load("name");
        return proxy;
      }),
  };

  get items(): FakeChart[] {
    return this.loaded("items/name");
  }

  add(type: string, source: FakeRange, seriesBy: string): FakeChart {
    if (seriesBy !== "Columns") throw new FakeExcelError("InvalidArgument", seriesBy);
    const chart: ChartThing = { name: "", type, title: "", series: [] };
    this.change((sheet) => {
      const { columns } = thingOf(source);
      for (let column = 0; column < columns; column++) chart.series.push({ name: "", values: "" });
      sheet.charts.push(chart);
    });
    return new FakeChart(this.queue, () => chart, null);
  }
}

export class FakeChart extends FakeProxy<ChartThing> {
  protected readonly readers = { name: ({ name }: ChartThing) => name };
  readonly axes = { categoryAxis: { title: { text: "" } }, valueAxis: { title: { text: "" } } };

  constructor(
    queue: ConstructorParameters<typeof FakeProxy>[0],
    find: () => ChartThing | null,
    private readonly sheet: FakeSheetData | null,
  ) {
    super(queue, find);
  }

  get name(): string {
    return this.loaded("name");
  }
  set name(name: string) {
    this.change((chart) => void (chart.name = name));
  }
  get title(): { text: string } {
    const set = (text: string): void => this.change((chart) => void (chart.title = text));
    return {
      set text(text: string) {
        set(text);
      },
    };
  }

  readonly series = {
    add: (): FakeSeries => {
      const series: SeriesThing = { name: "", values: "" };
      this.change((chart) => void chart.series.push(series));
      return new FakeSeries(this.queue, () => series);
    },
    getItemAt: (index: number): FakeSeries => new FakeSeries(this.queue, () => this.find()?.series[index] ?? null),
  };

  setPosition(from: FakeRange, to: FakeRange): void {
    this.change(() => void [thingOf(from), thingOf(to)]);
  }

  delete(): void {
    this.change((chart) => this.sheet?.charts.splice(this.sheet.charts.indexOf(chart), 1));
  }
}

class FakeSeries extends FakeProxy<SeriesThing> {
  protected readonly readers = {};

  set name(name: string) {
    this.change((series) => void (series.name = name));
  }

  setValues(range: FakeRange): void {
    this.change((series) => {
      const thing = thingOf(range);
      series.values = sheetReference(thing.on.name, thing, false);
    });
  }

  setXAxisValues(range: FakeRange): void {
    this.change(() => void thingOf(range));
  }
}
