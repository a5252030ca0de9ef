import { type CellValue, type SheetValues } from "../../../../src/base";
import { readTable, recogniseColumns, type Role } from "../../../../src/data";

type Columns = readonly (readonly [string, CellValue, Role])[];

/** Headers as the exports write them (English user interface, vendors' help pages), a typical cell, and its role. */
const exports: Readonly<Record<string, Columns>> = {
  "Google Ads": [
    ["Campaign", "Brand | Search", "campaign"],
    ["Week", "2024-01-01", "date"],
    ["Campaign type", "Search", "label"],
    ["Campaign status", "Enabled", "label"],
    ["Currency code", "USD", "currency"],
    ["Cost", 120.5, "spend"],
    ["Impr.", 4000, "exposure"],
    ["Clicks", 210, "exposure"],
    ["CTR", "5.25%", "ratio"],
    ["Avg. CPC", 0.57, "ratio"],
    ["Conversions", 12, "outcome"],
    ["Conv. value", 900, "revenue"],
    ["Cost / conv.", 10.04, "ratio"],
    ["Conv. rate", "5.71%", "ratio"],
    ["Conv. value / cost", 7.5, "ratio"],
    ["Search impr. share", "45.1%", "ratio"],
  ],
  "Meta Ads Manager": [
    ["Campaign name", "Prospecting", "campaign"],
    ["Ad set name", "Broad", "campaign"],
    ["Reporting starts", "2024-01-01", "date"],
    ["Reporting ends", "2024-01-07", "label"],
    ["Attribution setting", "7-day click", "label"],
    ["Results", 31, "outcome"],
    ["Result indicator", "actions:lead", "label"],
    ["Reach", 9000, "exposure"],
    ["Frequency", 1.4, "ratio"],
    ["Cost per results", 12.2, "ratio"],
    ["Ad set budget", 50, "label"],
    ["Ad set budget type", "Daily", "label"],
    ["Amount spent (USD)", 378.2, "spend"],
    ["Impressions", 12600, "exposure"],
    ["CPM (cost per 1,000 impressions) (USD)", 30.01, "ratio"],
    ["Link clicks", 310, "exposure"],
    ["CTR (all)", 3.1, "ratio"],
    ["Purchases conversion value", 2400, "revenue"],
    ["Purchase ROAS (return on ad spend)", 6.3, "ratio"],
  ],
  "LinkedIn Campaign Manager": [
    ["Start Date (in UTC)", "1/1/2024", "date"],
    ["Account Name", "Acme", "label"],
    ["Currency", "USD", "currency"],
    ["Campaign Group Name", "ABM", "campaign"],
    ["Campaign Name", "Decision makers", "campaign"],
    ["Campaign ID", 1234567, "label"],
    ["Campaign Type", "Sponsored Update", "label"],
    ["Total Spent", 640.1, "spend"],
    ["Impressions", 9100, "exposure"],
    ["Clicks", 60, "exposure"],
    ["Click Through Rate", 0.0066, "ratio"],
    ["Average CPM", 70.3, "ratio"],
    ["Average CPC", 10.7, "ratio"],
    ["Total Engagements", 75, "exposure"],
    ["Conversions", 4, "outcome"],
    ["Cost per Conversion", 160, "ratio"],
    ["Total Conversion Value", 0, "revenue"],
    ["Leads", 3, "exposure"],
    ["Cost per Lead", 213.4, "ratio"],
  ],
  "Microsoft Advertising": [
    ["Gregorian date", "1/1/2024", "date"],
    ["Account name", "Acme", "label"],
    ["Account number", "X0001", "label"],
    ["Campaign name", "Brand", "campaign"],
    ["Ad distribution", "Search", "label"],
    ["Currency code", "USD", "currency"],
    ["Impressions", 900, "exposure"],
    ["Clicks", 44, "exposure"],
    ["CTR", "4.89%", "ratio"],
    ["Average CPC", 0.9, "ratio"],
    ["Spend", 39.6, "spend"],
    ["Conversions", 3, "outcome"],
    ["Conversion rate", "6.8%", "ratio"],
    ["CPA", 13.2, "ratio"],
    ["Revenue", 300, "revenue"],
    ["Return on ad spend", 7.6, "ratio"],
  ],
  "TikTok Ads": [
    ["Campaign name", "Spark", "campaign"],
    ["By Day", "2024-01-01", "date"],
    ["Cost", 88.1, "spend"],
    ["Impressions", 30100, "exposure"],
    ["Clicks (destination)", 280, "exposure"],
    ["CPC (destination)", 0.31, "ratio"],
    ["CPM", 2.93, "ratio"],
    ["CTR (destination)", 0.93, "ratio"],
    ["Reach", 22000, "exposure"],
    ["Frequency", 1.37, "ratio"],
    ["Conversions", 9, "outcome"],
    ["Cost per conversion", 9.79, "ratio"],
    ["Conversion rate (CVR)", 3.2, "ratio"],
    ["Paid likes", 120, "exposure"],
    ["Currency", "USD", "currency"],
  ],
  GA4: [
    ["Session default channel group", "Paid Search", "channel"],
    ["Date", 20240101, "date"],
    ["Sessions", 420, "exposure"],
    ["Engaged sessions", 300, "exposure"],
    ["Engagement rate", 0.71, "ratio"],
    ["Average engagement time per session", 48.2, "ratio"],
    ["Events per session", 5.2, "ratio"],
    ["Event count", 2184, "exposure"],
    ["Key events", 17, "outcome"],
    ["Session key event rate", 0.04, "ratio"],
    ["Total users", 390, "exposure"],
    ["New users", 210, "exposure"],
    ["Total revenue", 1830.5, "revenue"],
  ],
  HubSpot: [
    ["Record ID", 900123, "label"],
    ["Deal Name", "Acme renewal", "label"],
    ["Deal Stage", "Closed won", "label"],
    ["Close Date", "2024-01-04", "date"],
    ["Deal owner", "Kim", "label"],
    ["Amount", 12000, "revenue"],
    ["Original Traffic Source", "Paid Search", "channel"],
    ["Original Source Drill-Down 1", "brand", "campaign"],
    ["Deal Type", "New Business", "label"],
    ["Create Date", "2023-11-20", "label"],
  ],
  Salesforce: [
    ["Opportunity Name", "Acme", "label"],
    ["Opportunity Owner", "Kim", "label"],
    ["Stage", "Closed Won", "label"],
    ["Fiscal Period", "Q1-2024", "label"],
    ["Amount", 54000, "revenue"],
    ["Expected Revenue", 54000, "revenue"],
    ["Probability (%)", 100, "ratio"],
    ["Age", 70, "label"],
    ["Close Date", "1/31/2024", "date"],
    ["Created Date", "11/22/2023", "label"],
    ["Lead Source", "Web", "channel"],
    ["Type", "New Customer", "label"],
    ["Account Name", "Acme Corp", "label"],
  ],
};

/** Three rows that differ in the date and the numbers. */
function table(columns: Columns): SheetValues {
  const vary = (cell: CellValue, row: number): CellValue => (typeof cell === "number" ? cell + row : cell);
  return [columns.map(([header]) => header), ...[0, 1, 2].map((row) => columns.map(([, cell]) => vary(cell, row)))];
}

describe("recogniseColumns", () => {
  it.each(Object.entries(exports))("knows the columns of %s (at least 90%)", (source, columns) => {
    const mapping = recogniseColumns(readTable(table(columns)));
    const wrong = columns.filter(([, , role], index) => mapping.roles[index]?.role !== role).map(([header]) => header);
    expect({ source, wrong: wrong.length / columns.length <= 0.1 ? [] : wrong }).toEqual({ source, wrong: [] });
    expect(mapping.source).toBe(source);
    expect(mapping.shape).toBe("long");
  });

  it("finds spend, exposure, outcome and controls of wide histories by name", () => {
    const header = ["DATE", "revenue", "tv_S", "facebook_I", "search_clicks_P", "Spend on radio", "competitor_sales_B"];
    const mapping = recogniseColumns(
      readTable([header, ["2024-01-01", 5, 1, 2, 3, 4, 5], ["2024-01-08", 6, 2, 3, 4, 5, 7]]),
    );
    expect(mapping.roles.map(({ role }) => role)).toEqual([
      ...["date", "outcome", "spend", "exposure", "exposure", "spend", "control"],
    ]);
    expect(mapping.roles.map(({ channel }) => channel)).toEqual([
      "",
      "",
      "tv",
      "facebook",
      "search clicks",
      "radio",
      "",
    ]);
  });
});
