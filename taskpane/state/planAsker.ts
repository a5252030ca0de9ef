import { announcements } from "../text/announcements";
import { createRun } from "./fitControl";
import type { PlanQuestion } from "./planner";
import { problemText } from "./problemText";
import { failed, isTableEmpty, noAnswer, ready, working } from "./workspace";
import type { WorkspaceCore } from "./workspaceCore";

/** Asks the engine about the present table and goals; an answer to an old question is dropped. */
export class PlanAsker {
  /** Counts the questions, so that a late answer to an old one is known. */
  private asked = 0;
  private stop: (() => void) | null = null;

  constructor(private readonly core: WorkspaceCore) {}

  /** No answer that is still on its way is wanted any more. */
  forget(): void {
    this.asked++;
    this.stop?.();
  }

  /** Ends a long search; the last good plan stays. */
  readonly cancel = (): void => {
    this.forget();
    const { plan } = this.core.get();
    this.core.set({ solving: null, plan: failed(plan, announcements.searchStopped) });
  };

  async ask(): Promise<void> {
    const { reading, model, plan } = this.core.get();
    if (!reading) return;
    this.forget();
    if (isTableEmpty(this.core.get())) {
      this.core.set({ model: noAnswer, plan: noAnswer, problems: [], solving: null, blend: null });
      return;
    }
    const mine = this.asked;
    this.core.set({ model: working(model), plan: working(plan), solving: null });
    await this.describe(reading.values, mine);
    if (mine === this.asked) await Promise.all([this.review(mine), this.plan(mine)]);
  }

  private async describe(summary: PlanQuestion["summary"], mine: number): Promise<void> {
    try {
      const facts = await this.core.planner.describe(summary, this.core.get().goals.settings);
      if (mine !== this.asked) return;
      const { goals, cells } = this.core.get();
      const budget = goals.budget ?? total(facts.channels.map(({ current }) => current));
      const isPaneBudget = cells.budget === null;
      this.core.set({ model: ready(facts), ...(isPaneBudget && { goals: { ...goals, budget } }) });
    } catch (error) {
      if (mine === this.asked) this.core.set({ model: failed(this.core.get().model, problemText(error)) });
    }
  }

  /** What stands against the limits, for the rows that it concerns. */
  private async review(mine: number): Promise<void> {
    const question = this.core.question();
    const isAnswerable = question !== null && this.core.get().model.status === "ready";
    const problems = isAnswerable ? await this.core.planner.review(question).catch(() => []) : [];
    if (mine === this.asked) this.core.set({ problems });
  }

  private async plan(mine: number): Promise<void> {
    const question = this.core.question();
    const run = createRun((solving) => mine === this.asked && this.core.set({ solving }));
    this.stop = run.cancel;
    try {
      if (!question) throw new Error(announcements.noBudget);
      const plan = await this.core.planner.plan(question, run.control);
      if (mine !== this.asked) return;
      this.core.set({ plan: ready(plan), solving: null, blend: null, announcement: announcements.planned(plan) });
    } catch (error) {
      if (mine !== this.asked) return;
      const problem = this.core.get().model.problem ?? problemText(error);
      this.core.set({ plan: failed(this.core.get().plan, problem), solving: null, announcement: problem });
    }
  }
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
