import { useEffect, useRef, type ReactNode } from "react";

/** Effects that lead the focus on purpose go first. */
const settleMs = 50;
const reachable = "a[href], button, input, select, textarea, [tabindex='0']";

/**
 * Keeps the keyboard where it was when what had the focus goes away (a row is deleted, a button gives way to its result)
 * or can no longer be used: the focus moves to what now stands in its place, else to the nearest that can take it.
 */
export function KeepFocus({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? keepFocus(place.current) : undefined), []);
  return (
    <div ref={place} style={{ display: "contents" }}>
      {children}
    </div>
  );
}

/** An element on the way from what has the focus up to the whole, and its position among its siblings. */
interface Step {
  readonly element: Element;
  readonly index: number;
}

function keepFocus(whole: HTMLElement): () => void {
  let path: readonly Step[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = ({ target }: FocusEvent): void => void (path = pathTo(target as Element, whole));
  const leave = ({ target }: FocusEvent): void => {
    setTimeout(() => {
      if (isUsable(target as Element) && path[0]?.element === target && !hasFocus(target as Element)) path = [];
    });
  };
  const look = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => isLost(path) && refocus(path), settleMs);
  };
  const observer = new MutationObserver(look);
  observer.observe(whole, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  whole.addEventListener("focusin", note);
  whole.addEventListener("focusout", leave);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
    whole.removeEventListener("focusin", note);
    whole.removeEventListener("focusout", leave);
  };
}

function pathTo(from: Element, whole: Element): readonly Step[] {
  const steps: Step[] = [];
  for (let element: Element | null = from; element && element !== whole; element = element.parentElement)
    steps.push({ element, index: [...(element.parentElement?.children ?? [])].indexOf(element) });
  return [...steps, { element: whole, index: 0 }];
}

const hasFocus = (element: Element): boolean => document.activeElement === element;
const isUsable = (element: Element): boolean => element.isConnected && !element.matches(":disabled");

/** True where nothing has the focus because its element is gone or disabled; not where the user is in the sheet. */
function isLost(path: readonly Step[]): boolean {
  const last = path[0]?.element;
  return last !== undefined && !isUsable(last) && hasFocus(document.body) && document.hasFocus();
}

/** What stands where the focus was, then what stands before it, then further out. */
function refocus(path: readonly Step[]): void {
  const at = path.findIndex(({ element }) => isUsable(element));
  for (let step = at; step >= 1 && step < path.length; step++) {
    const children = [...path[step]!.element.children];
    const { index } = path[step - 1]!;
    const nearest = [...children.slice(index), ...children.slice(0, index).reverse()];
    const target = nearest.map(firstReachable).find((found) => found !== null);
    if (target) return target.focus();
  }
}

function firstReachable(within: Element): HTMLElement | null {
  const all = [within, ...within.querySelectorAll(reachable)];
  const found = all.find((one) => one.matches(reachable) && !one.matches(":disabled, [tabindex='-1']"));
  return (found as HTMLElement | undefined) ?? null;
}
