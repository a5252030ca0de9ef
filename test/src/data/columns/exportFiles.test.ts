import { auditTable, readTable, recogniseColumns, type Role } from "../../../../src/data";
import { readCsv } from "../../../fakes/readCsv";

/**
 * Whole exports as the vendors write them: lines above, totals and footers below, "--" for no value. Headers follow the
 * vendors' own lists and what public importers of these files expect (read in 2026): Google Ads "Columns" of the report
 * editor; Meta Ads Manager "Export table data"; LinkedIn "Campaign Performance Report (in UTC)"; Microsoft
 * learn.microsoft.com/en-us/advertising/reporting-service/campaignperformancereportcolumn; TikTok Ads Manager "Custom
 * columns"; GA4 developers.google.com/analytics/devguides/reporting/data/v1/api-schema and its "Traffic acquisition"
 * download; HubSpot knowledge.hubspot.com/crm-general/export-records; Salesforce's Opportunity report and the field
 * labels of its Campaign object.
 */
interface Export {
  readonly name: string;
  readonly source: string;
  readonly csv: string;
  /** One role per column, in order. */
  readonly roles: string;
  readonly nRows: number;
  readonly spend: number | null;
}

const exports: readonly Export[] = [
  {
    name: "Google Ads, campaigns by day",
    source: "Google Ads",
    csv: `Campaign report
"August 1, 2026 - August 2, 2026"
Day,Campaign status,Campaign,Campaign ID,Budget,Budget type,Status,Status reasons,Optimization score,Campaign type,Currency code,Interactions,Interaction rate,Avg. cost,Cost,Impr.,Clicks,Avg. CPC,Conv. rate,Conversions,Cost / conv.,Conv. value
2026-08-01,Enabled,Brand,701,50.00,Daily,Eligible,,98.2%,Search,USD,"1,930",4.00%,0.62,"1,204.50","48,210","1,930",0.62,4.97%,96.00,12.55,"9,120.00"
2026-08-02,Enabled,Brand,701,50.00,Daily,Eligible,,98.2%,Search,USD,"1,800",3.90%,0.60,"1,080.00","46,150","1,800",0.60, --,--,--,--
Total: Campaigns,,,, --,,,,98.2%,, --,"3,730",3.95%,0.61,"2,284.50","94,360","3,730",0.61,2.57%,96.00,23.80,"9,120.00"
Total: Account,,,, --,,,,98.2%,, --,"3,730",3.95%,0.61,"2,284.50","94,360","3,730",0.61,2.57%,96.00,23.80,"9,120.00"`,
    roles:
      "date label campaign label label label label label ratio label currency exposure ratio ratio spend exposure exposure ratio ratio outcome ratio revenue",
    nRows: 2,
    spend: 2284.5,
  },
  {
    name: "Meta Ads Manager, table data by week, with the nameless total",
    source: "Meta Ads Manager",
    csv: `Reporting starts,Reporting ends,Campaign name,Campaign delivery,Results,Result indicator,Cost per results,Results ROAS,Ad set budget,Ad set budget type,Amount spent (USD),Impressions,Reach,Frequency,Link clicks,Unique link clicks,CTR (link click-through rate),"CPM (cost per 1,000 impressions) (USD)",Landing page views,Purchases,Purchases conversion value,Attribution setting,Starts,Ends
2026-08-03,2026-08-09,Prospecting,active,27,actions:offsite_conversion.fb_pixel_purchase,13.77,5.52,50,Daily,"$371.75","12,000",8500,1.41,150,130,1.25,45.2,120,27,2052.0,7-day click,2026-08-01,Ongoing
2026-08-10,2026-08-16,Prospecting,active,22,actions:offsite_conversion.fb_pixel_purchase,16.37,4.10,50,Daily,"$360.25","11,500",8100,1.42,141,122,1.23,44.9,110,22,1476.0,7-day click,2026-08-01,Ongoing
2026-08-17,2026-08-23,Retargeting,active,,,,,20,Daily,"$100.00","5,000",2100,2.38,50,42,1.00,20.0,40,,,7-day click,2026-08-01,Ongoing
,,,,49,,,,,,832.00,"28,500",18700,1.52,341,294,1.20,41.0,270,49,3528.0,,,`,
    roles:
      "date label campaign label outcome label ratio ratio label label spend exposure exposure ratio exposure exposure ratio ratio exposure exposure revenue label label label",
    nRows: 3,
    spend: 832,
  },
  {
    name: "LinkedIn Campaign Manager, campaign performance by day",
    source: "LinkedIn Campaign Manager",
    csv: `Campaign Performance Report (in UTC)
"Report Start: 09/01/2026, Report End: 09/02/2026"
Date Generated: 09/03/2026

Start Date (in UTC),Account Name,Currency,Campaign Group Name,Campaign Group ID,Campaign Name,Campaign ID,Campaign Objective,Total Spent,Impressions,Clicks,Clicks to Landing Page,Click Through Rate,Average CPM,Average CPC,Reactions,Comments,Shares,Follows,Total Engagements,Engagement Rate,Viral Impressions,Conversions,Post-Click Conversions,View-Through Conversions,Conversion Rate,Cost per Conversion,Total Conversion Value,Return on Ad Spend,Leads,Lead Forms Opened,Lead Form Completion Rate,Cost per Lead
09/01/2026,Acme,USD,ABM,601,"Leads, directors",11,Lead generation,"1,234.50",10000,200,150,2.00%,123.45,6.17,12,3,2,1,218,2.18%,500,3,2,1,1.50%,411.50,300.00,0.24,4,9,44.44%,308.63
09/02/2026,Acme,USD,ABM,601,"Leads, directors",11,Lead generation,100.00,2000,40,30,2.00%,50.00,2.50,2,0,0,0,42,2.10%,20,1,1,0,2.50%,100.00,100.00,1.00,1,2,50.00%,100.00
Total,,,,,,,,"1,334.50",12000,240,180,,,,14,3,2,1,260,,520,4,3,1,,333.63,400.00,,5,11,,`,
    roles:
      "date label currency campaign label campaign label label spend exposure exposure exposure ratio ratio ratio exposure exposure exposure exposure exposure ratio exposure outcome exposure exposure ratio ratio revenue ratio exposure exposure ratio ratio",
    nRows: 2,
    spend: 1334.5,
  },
  {
    name: "Microsoft Advertising, campaign performance report",
    source: "Microsoft Advertising",
    csv: `Report Name: Campaign Performance Report
"Report Time: 1/1/2026,1/2/2026"
"Time Zone: (GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"
Report Aggregation: Daily
Potential Incomplete Data: false
Rows: 2

TimePeriod,AccountName,AccountNumber,AccountId,CampaignName,CampaignId,CampaignStatus,CampaignType,CurrencyCode,AdDistribution,Impressions,Clicks,Ctr,AverageCpc,Spend,AveragePosition,Conversions,ConversionRate,CostPerConversion,Assists,Revenue,ReturnOnAdSpend,RevenuePerConversion,LowQualityClicks,DeviceType
1/1/2026,Acme,X000,55,Search,222,Active,Search,USD,Search,2000,80,4.00%,0.25,20.00,0,4,5.00%,5.00,1,300.00,15.00,75.00,2,Computer
1/2/2026,Acme,X000,55,Search,222,Active,Search,USD,Search,1900,70,3.68%,0.26,18.20,0,3,4.29%,6.07,0,210.00,11.54,70.00,1,Computer

©2026 Microsoft Corporation. All rights reserved.`,
    roles:
      "date label label label campaign label label label currency label exposure exposure ratio ratio spend ratio outcome ratio ratio exposure revenue ratio ratio exposure label",
    nRows: 2,
    spend: 38.2,
  },
  {
    name: "TikTok Ads, custom report by day",
    source: "TikTok Ads",
    csv: `Campaign name,Date,Campaign ID,Campaign status,Objective,Campaign budget type,Campaign budget,Currency,Cost,Impressions,Clicks (destination),Clicks (all),CTR (destination),CPC (destination),CPM,Reach,"Cost per 1,000 people reached",Frequency,2-second video views,6-second video views,Video views at 100%,Paid likes,Paid comments,Paid shares,Paid follows,Conversions,CVR (click),Cost per conversion,Add to cart,Initiate checkout,Complete payment,Complete payment value,Purchase ROAS
Spark,2026-09-01,1704,Active,Conversions,Daily budget,50.00,USD,48.10,30100,280,400,0.93%,0.17,1.60,22000,2.19,1.37,9000,4000,900,120,4,6,8,9,3.21%,5.34,40,20,9,360.00,7.48
Spark,2026-09-02,1704,Active,Conversions,Daily budget,50.00,USD,50.00,31000,290,410,0.94%,0.17,1.61,22500,2.22,1.38,9100,4100,910,118,3,7,9,8,2.76%,6.25,38,19,8,320.00,6.40
Total of 2 results,-,-,-,-,-,-,USD,98.10,61100,570,810,0.93%,0.17,1.61,44500,2.20,1.37,18100,8100,1810,238,7,13,17,17,2.98%,5.77,78,39,17,680.00,6.93`,
    roles:
      "campaign date label label label label label currency spend exposure exposure exposure ratio ratio ratio exposure ratio ratio exposure exposure exposure exposure exposure exposure exposure outcome ratio ratio exposure exposure exposure revenue ratio",
    nRows: 2,
    spend: 98.1,
  },
  {
    name: "GA4, traffic acquisition",
    source: "GA4",
    csv: `# ----------------------------------------
# Traffic acquisition: Session default channel group
# Account: Acme
# Start date: 20260701
# End date: 20260702
# ----------------------------------------

Date,Session default channel group,Sessions,Engaged sessions,Engagement rate,Average engagement time per session,Events per session,Event count,Key events,Session key event rate,Total revenue
Grand total,,1900,1100,0.58,50,5,9500,37,0.019,2530.5
20260701,Organic Search,600,400,0.6667,55,5,3000,20,0.033,1000
20260701,Direct,400,200,0.5,45,5,2000,10,0.025,530.5
20260702,Organic Search,550,330,0.6,50,5,2750,5,0.009,800
20260702,Direct,350,170,0.49,44,5,1750,2,0.006,200`,
    roles: "date channel exposure exposure ratio ratio ratio exposure outcome ratio revenue",
    nRows: 4,
    spend: null,
  },
  {
    name: "HubSpot, deals",
    source: "HubSpot",
    csv: `Record ID,Deal Name,Amount,Deal Stage,Close Date,Deal owner,Pipeline,Deal Type,Create Date,Last Activity Date,Deal probability,Original Traffic Source,Original Traffic Source Drill-Down 1,Amount in company currency,Currency,Associated Company,Associated Company IDs,Associated Contact IDs
701,Acme expansion,15000,Closed won,2026-04-15 09:30,Nate,Sales Pipeline,newbusiness,2026-01-10 08:00,2026-04-14,1,Paid Search,brand,15000,USD,Acme Corp,9001,8001
702,Globex,8500,Proposal sent,2026-05-01 10:00,Sara,Sales Pipeline,newbusiness,2026-01-20 08:00,2026-04-20,0.6,Organic Search,unknown keywords,8500,USD,Globex,9002,8002
703,Initech,20000,Closed lost,2026-05-08 10:00,Sara,Sales Pipeline,existingbusiness,2026-01-25 08:00,2026-04-28,0,Email Marketing,spring,20000,USD,Initech,9003,8003`,
    roles:
      "label label revenue label date label label label label label ratio channel campaign revenue currency label label label",
    nRows: 3,
    spend: null,
  },
  {
    name: "Salesforce, opportunity report",
    source: "Salesforce",
    csv: `Opportunity Owner,Account Name,Opportunity Name,Stage,Fiscal Period,Amount Currency,Amount,Expected Revenue Currency,Expected Revenue,Probability (%),Age,Close Date,Created Date,Next Step,Lead Source,Type,Primary Campaign Source
Maya,Aurora Bank,Aurora renewal,Closed Won,Q3-2026,USD,450000,USD,450000,100,120,9/30/2026,6/2/2026,Send letter,Web,Existing Business,Spring webinar
Maya,Borealis,Borealis new,Proposal,Q3-2026,USD,180000,USD,90000,50,70,9/15/2026,7/7/2026,Call,Trade Show,New Business,Expo
Ken,Cirrus,Cirrus new,Closed Won,Q3-2026,USD,90000,USD,90000,100,55,8/31/2026,7/7/2026,,Partner,New Business,

Grand Totals (3 records)
Confidential Information - Do Not Distribute
"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."`,
    roles:
      "label label label label label currency revenue currency revenue ratio label date label label channel label campaign",
    nRows: 3,
    spend: null,
  },
  {
    name: "Salesforce, campaign report",
    source: "Salesforce",
    csv: `Campaign Name,Type,Status,Start Date,End Date,Budgeted Cost in Campaign,Actual Cost in Campaign,Expected Response (%),Num Sent in Campaign,Responses in Campaign,Leads in Campaign,Converted Leads in Campaign,Contacts in Campaign,Opportunities in Campaign,Won Opportunities in Campaign,Value Opportunities in Campaign,Value Won Opportunities in Campaign
Spring webinar,Webinar,Completed,3/2/2026,3/9/2026,12000,10000,10,4000,420,120,31,200,9,3,180000,45000
Expo,Trade Show,Completed,4/6/2026,4/9/2026,30000,32500,5,900,150,90,12,60,6,2,210000,60000
Summer mail,Email,In Progress,6/1/2026,6/30/2026,5000,4200,2,20000,800,60,9,300,4,1,70000,12000`,
    roles:
      "campaign label label date label label spend ratio exposure exposure outcome exposure exposure exposure exposure revenue revenue",
    nRows: 3,
    spend: 46700,
  },
];

/** A later step of the funnel may count as a further outcome or as exposure: the first outcome is what is planned for. */
const alike = (a: Role | undefined, b: string): boolean =>
  a === b || (["outcome", "exposure"].includes(String(a)) && ["outcome", "exposure"].includes(b));

describe("whole exports", () => {
  it.each(exports.map((one) => [one.name, one] as const))("%s: at least 90% of the columns right", (_, one) => {
    const mapping = recogniseColumns(readTable(readCsv(one.csv)));
    const expected = one.roles.split(" ");
    const wrong = mapping.roles.filter(({ role }, index) => !alike(role, expected[index] ?? ""));
    const list = wrong.map(({ header, role }) => `${header}: ${role}`);
    expect(mapping.roles).toHaveLength(expected.length);
    expect(mapping.roles.findIndex(({ role }) => role === "outcome")).toBe(expected.indexOf("outcome"));
    expect({ source: mapping.source, wrong: wrong.length <= 0.1 * expected.length ? [] : list }).toEqual({
      source: one.source,
      wrong: [],
    });
    expect(["date", "spend", "channel"].flatMap((role) => list.filter((text) => text.endsWith(`: ${role}`)))).toEqual(
      [],
    );
  });

  it.each(exports.map((one) => [one.name, one] as const))("%s: rows, totals and footers told apart", (_, one) => {
    const { table, dataset, findings } = auditTable(readCsv(one.csv));
    expect(table.rows).toHaveLength(one.nRows);
    const spend = dataset?.channels.flatMap(({ values }) => [...values]).reduce((sum, value) => sum + value, 0);
    if (one.spend !== null) expect(spend).toBeCloseTo(one.spend, 6);
    const faults = ["Words for numbers", "Undated rows", "Totals that do not tie", "Mixed currencies"];
    expect(findings.filter(({ check }) => faults.includes(check)).map(({ found }) => found)).toEqual([]);
  });

  it("loses not one export's column in all of them together (at least 95% right)", () => {
    const all = exports.flatMap(({ csv, roles }) => {
      const expected = roles.split(" ");
      return recogniseColumns(readTable(readCsv(csv))).roles.map(({ role }, index) =>
        alike(role, expected[index] ?? ""),
      );
    });
    expect(all.filter(Boolean).length / all.length).toBeGreaterThanOrEqual(0.95);
  });
});
