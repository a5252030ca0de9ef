import { isBrandByName } from "../summary/brandChannels";
import { cellText } from "../cells/names";
import { columnsOf, finding, type AuditCheck } from "./auditContext";

/** What the table does not hold and what bias that brings: offline media, competitors, customer value. Notes only. */
export const checkAbsent: AuditCheck = (context) => {
  const { mapping, table } = context;
  const names = [
    ...mapping.roles.map(({ header, channel }) => `${header} ${channel}`),
    ...columnsOf(context, "channel").flatMap(({ cells }) => [...new Set(cells)].map(cellText)),
  ];
  const where = { row: table.headerRow };
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  return [
    ...(names.some(isBrandByName) || has(/offline|event|direct mail|outdoor|catalog/i)
      ? []
      : [
          finding(
            "No offline media",
            "note",
            where,
            "No TV, radio, print, out-of-home or other offline channel in the table",
            "If you ran any, add it: otherwise online channels get its credit",
          ),
        ]),
    ...(has(/competit/i)
      ? []
      : [
          finding(
            "No competitor",
            "note",
            where,
            "No column tells what competitors did",
            "Add their price, spend or search interest if you can: a rival's push looks like your failure",
          ),
        ]),
    ...(has(/value|clv|ltv|margin|revenue|amount|sales/i)
      ? []
      : [
          finding(
            "No customer value",
            "note",
            where,
            "Nothing says what an outcome is worth",
            "Add Value or CLV: otherwise a cheap lead counts as much as a good one",
          ),
        ]),
  ];
};
