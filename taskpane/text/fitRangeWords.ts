/** Why a table cannot be fitted as it is, and what mends it. */
export const fitRangeWords = {
  noHistory: "this table has no history by date: pick one with a row per week on the Data screen",
  isList:
    "this is a list with a row per date and channel: make a clean copy on the Data screen, it lays out one column per channel",
  hasOtherRows:
    "there are blank rows, totals or notes between the data: make a clean copy on the Data screen, it leaves them out",
  noOutcome: "no column is the outcome: set one on the Data screen",
  noChannel: "no column is a channel's spend: set them on the Data screen",
};
