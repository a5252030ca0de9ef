import { render } from "@testing-library/react";
import { StackedPeriods } from "../../../taskpane/charts/StackedPeriods";

const names = Array.from({ length: 16 }, (_, c) => `Channel ${c + 1}`);

/** Sixteen channels stacked on a baseline, twice on a page as the pane may show them. */
function charts(): HTMLElement {
  const one = (
    <StackedPeriods
      dates={[45000, 45007, 45014]}
      base={{ name: "Baseline", values: [5, 6, 5] }}
      series={names.map((name, c) => ({ name, values: [1 + c, 2, 3] }))}
      outcomeLabel={String}
      summary="Contributions by week"
    />
  );
  const { container } = render(
    <>
      <section>{one}</section>
      <section>{one}</section>
    </>,
  );
  return container;
}

const fillOf = (element: Element): string => element.getAttribute("fill") ?? "";

describe("contributions by period", () => {
  it("fills every layer and its legend with the same pattern, no two of them alike", () => {
    const page = charts();
    page.querySelectorAll("section").forEach((section) => {
      const layers = [...section.querySelectorAll("[role=img] > path")].map(fillOf);
      const legend = [...section.querySelectorAll("li")].map((line) => {
        return [line.textContent, fillOf(line.querySelector("rect")!)] as const;
      });
      expect(Object.fromEntries(legend)).toEqual(
        Object.fromEntries(["Baseline", ...names].map((name, at) => [name, layers[at]])),
      );
      expect(new Set(layers).size).toBe(names.length + 1);
    });
  });

  it("draws each pattern once on the page: by colour, and where colours are forced by marks of its own", () => {
    const page = charts();
    const patterns = [...page.querySelectorAll("section:first-child pattern")];
    expect(new Set([...page.querySelectorAll("pattern")].map(({ id }) => id)).size).toBe(2 * (names.length + 1));
    const marksOf = (pattern: Element): string =>
      `${pattern.getAttribute("width")} ${pattern.querySelector("path:last-child")?.getAttribute("d")}`;
    const coloursOf = (pattern: Element): string =>
      pattern.querySelector("rect")!.getAttribute("style")! +
      (pattern.querySelectorAll("path").length > 1 ? marksOf(pattern) : "");
    expect(new Set(patterns.map(marksOf)).size).toBe(patterns.length);
    expect(new Set(patterns.map(coloursOf)).size).toBe(patterns.length);
  });
});
