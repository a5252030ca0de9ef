export * from "./a1";
export * from "./cellText";
export * from "./engineError";
export * from "./finding";
export * from "./sheetValues";
export * from "./table";
export * from "./unreachable";
export * from "./version";
