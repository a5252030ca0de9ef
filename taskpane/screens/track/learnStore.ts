import type { WorkbookPort } from "../../../src/workbook";
import type { DataStore } from "../../state/dataStore";
import { loadFitMemory, saveFitMemory } from "../../state/fitMemory";
import type { FitStore } from "../../state/fitStore";
import { problemText } from "../../state/problemText";
import { failed, ready, working, type Answer } from "../../state/workspace";
import type { WorkspaceStore } from "../../state/workspaceStore";
import { learnWords } from "../../text/learnWords";
import { trackText } from "../../text/trackText";
import { readHistoryNow, type HistoryNow } from "./historyReader";
import { firstLearnState, keyOf, type Drift, type LearnState } from "./learnState";
import { isFitted, type ModelLine, type Tracker } from "./tracker";
import type { TrackStore } from "./trackStore";

/** What learning stands on: the pane's stores and the workbook. */
export interface LearnGround {
  readonly port: WorkbookPort;
  readonly tracker: Tracker;
  readonly track: TrackStore;
  readonly data: DataStore;
  readonly fit: FitStore;
  readonly workspace: WorkspaceStore;
}

/** Follows fitted plans by their history, refits on new rows, and keeps older models at hand. */
export class LearnStore {
  private state = firstLearnState;
  private readonly listeners = new Set<() => void>();
  /** The keys of the models that were listed last. */
  private listed = "";
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ground: LearnGround) {}

  readonly get = (): LearnState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Looks at once and after every change of the history; returns what ends it. */
  start(): () => void {
    void this.look();
    const stop = this.ground.port.onChange((address) => {
      const { history } = this.ground.fit.get();
      if (!history || (address && address.sheet !== history.sheet)) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), 300);
    });
    return () => {
      stop();
      clearTimeout(this.timer);
    };
  }

  /** Reads the history again: how old the model is, how the plan does, which models there are. */
  readonly look = (): Promise<void> =>
    this.doing(async () => {
      const { port, data, fit } = this.ground;
      const { text } = fit.get();
      const now = text === "" ? null : await readHistoryNow(port, data, fit);
      await this.ask("age", () => (now ? this.ground.tracker.age([[text]], now.cells) : Promise.resolve(null)));
      await this.ask("follow", () => this.follow(now));
      await this.ask("drift", () => this.drift());
      await this.ask("models", () => this.listModels());
      await this.lookBack();
    });

  private async follow(now: HistoryNow | null) {
    const { plan } = this.ground.track.get().memory;
    if (!plan || !now || !isFitted(plan.source)) return null;
    const amounts = plan.plan.map(({ channel, spend }) => [channel, spend]);
    return this.ground.tracker.follow(plan.source.summary, amounts, now.cells);
  }

  /** The errors of the fitted periods shown and of the new ones, watched as one series. */
  private async drift(): Promise<Drift | null> {
    const follow = this.state.follow.last;
    if (!follow?.total) return null;
    const { before, periods } = follow;
    const fitted = [...before.map(({ fitted }) => fitted), ...periods.map(({ expected }) => expected)];
    const series = [...before, ...periods];
    const actuals = series.map(({ actual }) => actual);
    const table = await this.ground.tracker.drift(actuals, fitted);
    return { table, dates: series.map(({ date }) => date) };
  }

  private async listModels(): Promise<readonly ModelLine[]> {
    const { port, tracker } = this.ground;
    const keys = await port.documents();
    const fitted = keys.filter((key) => !key.startsWith("JDG:"));
    if (this.state.models.last && fitted.join() === this.listed) return this.state.models.last; // a stored model never changes
    this.listed = fitted.join();
    const stored = [];
    for (const key of fitted) stored.push({ key, document: await port.loadDocument(key) });
    return tracker.models(stored);
  }

  /** What the last refit changed, and the gap of the plan's periods as the newer model explains it. */
  private async lookBack(): Promise<void> {
    const { memory } = this.ground.track.get();
    if (memory.refit) await this.compare(memory.refit.before, memory.refit.after);
    const { plan } = memory;
    const { text } = this.ground.fit.get();
    const isNewer = plan !== null && isFitted(plan.source) && text !== "" && keyOf(text) !== plan.modelKey;
    const amounts = (plan?.plan ?? []).map(({ channel, spend }) => [channel, spend]);
    await this.ask("hindsight", () =>
      isNewer ? this.ground.tracker.hindsight(plan.source.summary, text, amounts) : Promise.resolve(null),
    );
  }

  /** What changed from one model to another, with the present goals asked of both. */
  readonly compare = async (before: string, after: string): Promise<void> => {
    const { goals } = this.ground.workspace.get();
    const { budget, limits, objective, posture } = goals;
    this.set({ compared: { before, after } });
    await this.ask("change", () =>
      this.ground.tracker.explainRefit(before, after, { budget, limits, objective, posture }),
    );
  };

  /** Fits the history with its new rows, original priors and all; the old model stays and both are compared. */
  readonly refit = (): Promise<void> =>
    this.doing(async () => {
      const { port, data, fit, track } = this.ground;
      track.nameOrThrow();
      const before = fit.get();
      const now = await readHistoryNow(port, data, fit);
      if (!now || before.text === "") return;
      await fit.fit(now.table);
      const after = fit.get();
      if (after.fit.problem) throw new Error(after.fit.problem);
      if (before.written) await fit.writeSheet(now.table);
      await this.taken(before.text, after.text, "refit");
    });

  /** Makes an older (or newer) model the one that cells and pane use: its text goes into the model's cell. */
  readonly use = (line: ModelLine): Promise<void> =>
    this.doing(async () => {
      const { port, fit, track } = this.ground;
      track.nameOrThrow();
      const { text, written } = fit.get();
      if (written) await port.setCells({ ...written, rows: 1, columns: 1 }, [[line.text]]);
      await saveFitMemory(port, { ...(await loadFitMemory(port)), text: line.text, basis: "" });
      await fit.start();
      await this.taken(text, line.text, "model chosen");
    });

  /** Another model is in force: log it, plan with it, and show what it changed. */
  private async taken(before: string, after: string, what: string): Promise<void> {
    const { track, workspace } = this.ground;
    const model = keyOf(after);
    await track.note({ what, channel: "", before: keyOf(before), after: model, model, reason: "" });
    await track.keep({ refit: { before, after } });
    await workspace.retry();
    await this.look();
    this.set({ announcement: learnWords.taken(model) });
  }

  /** Writes the monthly review of a fitted plan: its forecast as it was made beside what came since. */
  readonly writeReview = (): Promise<void> =>
    this.doing(async () => {
      const { port, data, fit, track, tracker } = this.ground;
      const { plan, logSheet, approvalsSheet } = track.get().memory;
      const now = await readHistoryNow(port, data, fit);
      const until = this.state.follow.last?.before.at(-1)?.date;
      if (!plan || !now || until === undefined) return;
      const { dates, outcome, spend } = now.places;
      const cells = {
        ...{ model: String(plan.source.summary[0]?.[0]), until, plan: plan.plan, outcomeName: plan.outcomeName },
        ...{ periods: this.state.follow.last?.horizon ?? 1, dates, outcome, logSheet, approvalsSheet },
        spends: spend.flatMap((run) =>
          Array.from({ length: run.columns }, (_, c) => ({ ...run, column: run.column + c, columns: 1 })),
        ),
      };
      await track.show(trackText.reviewWritten, () => tracker.fittedReview(cells));
    });

  private async ask<K extends "age" | "follow" | "drift" | "change" | "hindsight" | "models">(
    name: K,
    question: () => Promise<NonNullable<LearnState[K]["last"]> | null>,
  ): Promise<void> {
    const put = (answer: Answer<unknown>): void => this.set({ [name]: answer } as Partial<LearnState>);
    put(working(this.state[name] as Answer<unknown>));
    try {
      put(ready(await question()));
    } catch (error) {
      put(failed(this.state[name] as Answer<unknown>, problemText(error)));
    }
  }

  private async doing(action: () => Promise<void>): Promise<void> {
    this.set({ problem: null });
    try {
      await action();
    } catch (error) {
      this.set({ problem: problemText(error), announcement: problemText(error) });
    }
  }

  private set(change: Partial<LearnState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}
