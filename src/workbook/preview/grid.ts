import { App } from "@odoo/owl";
import { Spreadsheet, type Model } from "@odoo/o-spreadsheet";
import templates from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";
import * as chartLibrary from "chart.js";
import "bootstrap/dist/css/bootstrap.min.css";
import "font-awesome/css/font-awesome.min.css";
import "@odoo/o-spreadsheet/dist/o_spreadsheet.css";
import "./preview.css";

/** Chart.js as its script for pages gives it, which is what the grid expects: one global with everything on it. */
function offerChartLibrary(): void {
  const { Chart, registerables } = chartLibrary;
  Chart.register(...registerables);
  (globalThis as { Chart?: unknown }).Chart = Object.assign(Chart, chartLibrary);
}

/** Shows a workbook in an element, with the grid's own menus. Returns how to take it away again. */
export async function mountGrid(
  element: HTMLElement,
  model: Model,
  tell: (message: string) => void,
): Promise<() => void> {
  offerChartLibrary();
  const app = new App(Spreadsheet as never, {
    props: {
      model,
      notifyUser: (notification: { text: string }) => tell(notification.text),
      raiseError: (text: string, after?: () => void) => {
        tell(text);
        after?.();
      },
    } as never,
    templates,
    warnIfNoStaticProps: false,
  });
  await app.mount(element);
  return () => app.destroy();
}
