/** Number formats of our sheets: negatives in parentheses, which finance reads faster than a minus sign. */
export const numberFormats = {
  money: "#,##0;(#,##0)",
  share: "0.0%;(0.0%)",
} as const;
