const master = "All_checks";

/** Defined names of checks: every sheet gives its own, such as Plan_checks, to the one cell that speaks for all of it. */
export const checkName = {
  /** The name of the flag that speaks for all sheets. */
  master,
  isMaster: (name: string): boolean => name.toLowerCase() === master.toLowerCase(),
  isOfSheet: (name: string): boolean => /_checks$/i.test(name) && !checkName.isMaster(name),
} as const;
