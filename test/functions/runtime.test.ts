import { createAnswerMemo } from "../../functions/answerMemo";
import { findRuntime, publishRuntime, type Runtime } from "../../functions/client";
import { createModelShelf } from "../../functions/modelShelf";
import { runtime } from "../../functions/runtime";
import { createSharedRuns } from "../../functions/sharedRuns";
import { EngineError } from "../../src/base";
import { deskJobs, type HeavyControl } from "../../src/jobs";
import { budget, limits, summary } from "./workedExample";

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

describe("the runtime", () => {
  const question = {
    model: summary as never,
    budget,
    limits: limits as never,
    objective: null,
    posture: null,
    settings: null,
  };

  it("answers a repeated question with the very same object, and another question afresh", () => {
    const first = runtime.answer("optimizeBudget", question);
    expect(runtime.answer("optimizeBudget", { ...question })).toBe(first);
    expect(runtime.answer("optimizeBudget", { ...question, budget: budget + 1 })).not.toBe(first);
  });

  it("gives cells and pane one answer: ask and answer agree", async () => {
    expect(await runtime.ask("optimizeBudget", question)).toBe(runtime.answer("optimizeBudget", question));
  });

  it("fetches the pane's own jobs with the desk, and tries again after a failed fetch", async () => {
    const open = jest.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValue({ jobs: deskJobs, tasks: {} });
    runtime.useDesk(open);
    const ask = (): Promise<unknown> => runtime.ask("startSheet", { stamp: { version: "1", date: "" } });
    await expect(ask()).rejects.toThrow("offline");
    expect(await ask()).toEqual(deskJobs.startSheet({ stamp: { version: "1", date: "" } }));
    expect(await ask()).toBe(await ask());
    expect(open).toHaveBeenCalledTimes(2);
  });

  it("rejects rather than throws where it is asked for a promise", async () => {
    await expect(runtime.ask("optimizeBudget", { ...question, budget: -1 })).rejects.toThrow("budget");
  });

  it("announces a new model with its document after the answer, once, also to a listener that comes later", async () => {
    const early = jest.fn();
    runtime.onModel(early);
    const text = runtime.answer("judgeModel", { summary: summary as never, settings: null });
    expect(early).not.toHaveBeenCalled();
    await settled();
    runtime.answer("judgeModel", { summary: summary as never, settings: [["Seed", 1]] as never });
    await settled();
    const keys = early.mock.calls.map(([key]) => key as string);
    expect(keys[0]).toBe(text.split(" ")[0]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("answers by key after a restore in a fresh memory, with equal bits", async () => {
    const documents: string[] = [];
    runtime.onModel((_, document) => documents.push(document));
    const text = runtime.answer("judgeModel", { summary: summary as never, settings: [["Elasticity", 0.4]] as never });
    await settled();
    const before = runtime.answer("optimizeBudget", { ...question, model: [[text]] });
    await jest.isolateModulesAsync(async () => {
      const { runtime: reopened } = jest.requireActual<{ runtime: Runtime }>("../../functions/runtime");
      const ask = (): unknown => reopened.answer("optimizeBudget", { ...question, model: [[text]] });
      expect(ask).toThrow("is not loaded");
      reopened.restore(text.split(" ")[0]!, documents.at(-1) ?? "");
      expect(JSON.stringify(ask())).toBe(JSON.stringify(before));
    });
  });

  it("is found where it was published", () => {
    publishRuntime(runtime);
    expect(findRuntime()).toBe(runtime);
  });
});

describe("the memory for answers", () => {
  it("forgets the least recently used first, by count and by size", () => {
    const memo = createAnswerMemo(2, 100);
    memo.put("a", 1);
    memo.put("b", 2);
    memo.get("a");
    memo.put("c", 3);
    expect(["a", "b", "c"].map((key) => memo.get(key)?.answer)).toEqual([1, undefined, 3]);
    memo.put("d".repeat(100), 4);
    expect(memo.get("c")?.answer).toBeUndefined();
    memo.put("e".repeat(101), 5);
    expect(memo.get("e".repeat(101))).toBeUndefined();
  });

  it("keeps an answer that is undefined apart from no answer", () => {
    const memo = createAnswerMemo();
    memo.put("a", undefined);
    expect(memo.get("a")).toEqual({ answer: undefined });
  });
});

describe("the model shelf", () => {
  const rebuild = jest.fn((document: string) => ({ key: document.slice(4) }) as never);

  it("rebuilds a model that was let go from its document", () => {
    const shelf = createModelShelf(rebuild, 1);
    shelf.put({ key: "A" } as never, "doc A");
    shelf.put({ key: "B" } as never, "doc B");
    expect(shelf.get("A")).toEqual({ key: "A" });
    expect(rebuild).toHaveBeenCalledWith("doc A");
    expect(shelf.get("C")).toBeUndefined();
  });

  it("opens a stored model when it is first asked for, once, and announces nothing", async () => {
    const shelf = createModelShelf(rebuild);
    const listener = jest.fn();
    shelf.onModel(listener);
    rebuild.mockClear();
    shelf.restore("A", "doc A");
    shelf.restore("B", "doc B");
    expect(rebuild).not.toHaveBeenCalled();
    expect([shelf.get("A"), shelf.get("A")]).toEqual([{ key: "A" }, { key: "A" }]);
    expect(rebuild.mock.calls).toEqual([["doc A"]]);
    await settled();
    expect(listener).not.toHaveBeenCalled();
  });

  it("says why a stored model cannot be opened; made anew it is stored again", async () => {
    const broken = (): never => {
      throw new EngineError("unavailable", "stored by a newer add-in");
    };
    const shelf = createModelShelf(broken);
    const listener = jest.fn();
    shelf.onModel(listener);
    shelf.restore("A", "doc A");
    expect([shelf.get("A"), shelf.problemOf?.("A")]).toEqual([undefined, "stored by a newer add-in"]);
    shelf.put({ key: "A" } as never, "new doc A");
    expect(shelf.problemOf?.("A")).toBeUndefined();
    await settled();
    expect(listener.mock.calls).toEqual([["A", "new doc A"]]);
  });
});

describe("shared runs", () => {
  const cancellable = (): { control: Partial<HeavyControl>; cancel: () => void } => {
    const listeners: (() => void)[] = [];
    const cancellation = { isCancelled: false, onCancel: (listener: () => void) => void listeners.push(listener) };
    return { control: { cancellation }, cancel: () => listeners.forEach((listener) => listener()) };
  };

  it("run equal questions once, and cancel the work only when nobody waits any more", async () => {
    const runs = createSharedRuns();
    const [one, two] = [cancellable(), cancellable()];
    const stopped = jest.fn();
    const start = jest.fn(async ({ cancellation }: HeavyControl) => {
      cancellation.onCancel(stopped);
      await settled();
      return cancellation.isCancelled;
    });
    const answers = [runs.join("q", one.control, start), runs.join("q", two.control, start)];
    one.cancel();
    expect(await Promise.all(answers)).toEqual([false, false]);
    expect(start).toHaveBeenCalledTimes(1);

    const again = runs.join("q", one.control, start);
    await Promise.resolve();
    one.cancel();
    expect(await again).toBe(true);
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it("start afresh after everybody left a run that still winds down", async () => {
    const runs = createSharedRuns();
    const gone = cancellable();
    const start = jest.fn(() => settled());
    const left = runs.join("q", gone.control, start);
    gone.cancel();
    await Promise.all([left, runs.join("q", {}, start)]);
    expect(start).toHaveBeenCalledTimes(2);
  });
});
