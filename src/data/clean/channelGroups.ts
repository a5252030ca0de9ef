import { nameKey } from "../cells/names";

/** Where a visit came from, as UTM parameters say it. */
export interface TrafficSource {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
}

/** Well-known sites by kind, in our own short list: names without "www." and country endings. */
const sites = {
  search:
    "google bing yahoo duckduckgo ecosia baidu yandex naver ask aol qwant startpage seznam sogou brave daum lycos so.com 360.cn".split(
      " ",
    ),
  social:
    "facebook fb instagram ig linkedin lnkd.in twitter t.co x.com tiktok pinterest reddit snapchat threads quora tumblr weibo vk xing whatsapp telegram mastodon bluesky bsky meta l.facebook m.facebook l.instagram lm.facebook line messenger wechat discord".split(
      " ",
    ),
  video: "youtube youtu.be vimeo dailymotion twitch netflix hulu disneyplus wistia bilibili".split(" "),
  shopping:
    "amazon ebay etsy walmart alibaba aliexpress shopify googleshopping shopping.google mercadolibre rakuten shopzilla idealo pricegrabber target igshopping".split(
      " ",
    ),
} as const;
type SiteKind = keyof typeof sites;

const paidMedium = /^(.*cp.*|ppc|retargeting|paid.*)$/;
const shopCampaign = /^(.*(([^a-df-z]|^)shop|shopping).*)$/;
const displayMedia = ["display", "banner", "expandable", "interstitial", "cpm"];
const socialMedia = ["social", "social-network", "social-media", "sm", "social network", "social media"];
const mailNames = ["email", "e-mail", "e_mail", "e mail"];

type Rule = (visit: TrafficSource) => boolean;
const from =
  (kind: SiteKind): Rule =>
  ({ source }) =>
    isSite(source, kind);
const isPaid: Rule = ({ medium }) => paidMedium.test(medium);

/**
 * GA4's default channel group for manually tagged traffic, as data: the first rule that holds names the group. Rules as
 * published in Google's help, "Default channel group" (support.google.com/analytics/answer/9756891, read in 2025).
 */
export const channelGroupRules: readonly { readonly group: string; readonly holds: Rule }[] = [
  { group: "Direct", holds: (v) => v.source === "(direct)" && ["(not set)", "(none)"].includes(v.medium) },
  { group: "Cross-network", holds: (v) => v.campaign.includes("cross-network") },
  { group: "Paid Shopping", holds: (v) => (from("shopping")(v) || shopCampaign.test(v.campaign)) && isPaid(v) },
  { group: "Paid Search", holds: (v) => from("search")(v) && isPaid(v) },
  { group: "Paid Social", holds: (v) => from("social")(v) && isPaid(v) },
  { group: "Paid Video", holds: (v) => from("video")(v) && isPaid(v) },
  { group: "Display", holds: (v) => displayMedia.includes(v.medium) },
  { group: "Paid Other", holds: isPaid },
  { group: "Organic Shopping", holds: (v) => from("shopping")(v) || shopCampaign.test(v.campaign) },
  { group: "Organic Social", holds: (v) => from("social")(v) || socialMedia.includes(v.medium) },
  { group: "Organic Video", holds: (v) => from("video")(v) || v.medium.includes("video") },
  { group: "Organic Search", holds: (v) => from("search")(v) || v.medium === "organic" },
  { group: "Referral", holds: (v) => ["referral", "app", "link"].includes(v.medium) },
  { group: "Email", holds: (v) => mailNames.includes(v.source) || mailNames.includes(v.medium) },
  { group: "Affiliates", holds: (v) => v.medium === "affiliate" },
  { group: "Audio", holds: (v) => v.medium === "audio" },
  { group: "SMS", holds: (v) => v.source === "sms" || v.medium === "sms" },
  {
    group: "Mobile Push Notifications",
    holds: (v) => /push$|mobile|notification/.test(v.medium) || v.source === "firebase",
  },
];

function isSite(source: string, kind: SiteKind): boolean {
  const bare = source.replace(/^(www|m|l|lm)\./, "");
  const compact = bare.replace(/\s+/g, "");
  return sites[kind].some(
    (site) =>
      compact === site || compact.startsWith(`${site}.`) || (!site.includes(".") && compact.endsWith(`.${site}.com`)),
  );
}

/** GA4's default channel group of a visit; "Unassigned" where no rule holds. Upper and lower case are one. */
export function channelGroup(visit: TrafficSource): string {
  const plain = { source: nameKey(visit.source), medium: nameKey(visit.medium), campaign: nameKey(visit.campaign) };
  return channelGroupRules.find(({ holds }) => holds(plain))?.group ?? "Unassigned";
}
