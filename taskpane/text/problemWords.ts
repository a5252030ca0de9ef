/** Sentences for failures that carry no words of their own. */
export const problemWords = {
  unknown: "Excel did not answer. Nothing was changed: try again, or close and open the pane.",
  retry: "Try again",
  dismiss: "Dismiss",
  crashed: "This screen could not be drawn. Your workbook is unchanged.",
  reload: "Open it again",
  noHost: "Open this pane in Excel, or run the preview workbook to try it in the browser.",
  noRuntime:
    "The calculation engine did not load. Close the pane, open it again, and check the connection if it stays.",
};
