/** Puts the focus into a field of the Goals screen: "budget", or a limit such as "Max move Paid search". */
export function focusGoal(goal: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[data-goal]")];
  const field = fields.find(({ dataset }) => dataset["goal"] === goal);
  field?.focus();
  field?.scrollIntoView?.({ block: "center" });
}
