import { CallBook, type AskedCall } from "../../../../src/workbook/preview/callBook";
import type { GridArgument } from "../../../../src/workbook/preview/gridValue";

/** A call that settles when the test says so. */
function call(key: string, cell: string) {
  let finish: (answer: GridArgument) => void = () => undefined;
  const answer = new Promise<GridArgument>((resolve) => (finish = resolve));
  const counts = { started: 0, cancelled: 0 };
  const asked: AskedCall = {
    key,
    cell,
    start: () => {
      counts.started += 1;
      return { answer, cancel: () => void (counts.cancelled += 1) };
    },
  };
  return { asked, finish, counts };
}

function newBook(keep = 100, timeoutMs = 60_000) {
  const settled: string[] = [];
  const book = new CallBook({ keep, timeoutMs, onSettled: (cells) => settled.push(...cells) });
  return { book, settled };
}

const ticks = async (): Promise<void> => void (await new Promise((resolve) => setImmediate(resolve)));
const everywhere = (): boolean => true;

describe("the book of calls", () => {
  it("shows #BUSY!, names the waiting cells when the answer comes, then answers at once", async () => {
    const { book, settled } = newBook();
    const one = call("F[1]", "A1");
    expect(book.ask(one.asked)).toMatchObject({ value: "#BUSY!" });
    expect(book.ask({ ...one.asked, cell: "B1" })).toMatchObject({ value: "#BUSY!" });
    one.finish({ value: 42 });
    await ticks();
    expect(settled).toEqual(["A1", "B1"]);
    expect(book.ask(one.asked)).toEqual({ value: 42 });
    expect(one.counts.started).toBe(1);
  });

  it("cancels a call when the cell asks for another", async () => {
    const { book, settled } = newBook();
    const old = call("F[1]", "A1");
    const next = call("F[2]", "A1");
    book.ask(old.asked);
    book.endRound(everywhere);
    book.ask(next.asked);
    book.endRound(everywhere);
    expect(old.counts.cancelled).toBe(1);
    expect(next.counts.cancelled).toBe(0);
    old.finish({ value: 1 });
    await ticks();
    expect(settled).toEqual([]);
    book.clear();
  });

  it("cancels a call when the cell is cleared, but not while another cell waits for it", () => {
    const { book } = newBook();
    const shared = call("F[1]", "A1");
    book.ask(shared.asked);
    book.ask({ ...shared.asked, cell: "B1" });
    book.endRound((cell) => cell !== "A1");
    expect(shared.counts.cancelled).toBe(0);
    book.endRound((cell) => cell !== "B1");
    expect(shared.counts.cancelled).toBe(1);
    expect(book.size).toBe(0);
  });

  it("keeps a call through rounds in which its cell is not evaluated", () => {
    const { book } = newBook();
    const one = call("F[1]", "A1");
    book.ask(one.asked);
    for (let round = 0; round < 3; round++) book.endRound(everywhere);
    expect(one.counts.cancelled).toBe(0);
    expect(book.pending).toBe(1);
    book.clear();
  });

  it("a call that takes too long is cancelled and ends in words", async () => {
    const { book, settled } = newBook(100, 20);
    const slow = call("F[1]", "A1");
    book.ask(slow.asked);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(settled).toEqual(["A1"]);
    expect(slow.counts.cancelled).toBe(1);
    expect(book.ask(slow.asked)).toMatchObject({ value: "#N/A", message: expect.stringContaining("No answer after") });
  });

  it("forgets the answer that was read longest ago, never one that is awaited", async () => {
    const { book } = newBook(2);
    const calls = ["1", "2", "3"].map((key) => call(key, `A${key}`));
    for (const each of calls) {
      book.ask(each.asked);
      each.finish({ value: each.asked.key });
      await ticks();
      book.ask(each.asked);
    }
    const unread = call("4", "A4");
    book.ask(unread.asked);
    unread.finish({ value: "4" });
    await ticks();
    expect(book.ask(unread.asked)).toEqual({ value: "4" });
    expect(book.size).toBeLessThanOrEqual(3);
    book.ask(calls[0]!.asked);
    expect(calls[0]!.counts.started).toBe(2);
    book.clear();
  });
});
