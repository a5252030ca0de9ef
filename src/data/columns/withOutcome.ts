import { invalid } from "../../base";
import { headerKey, nameHint } from "../cells/names";
import { type Mapping } from "./columnRoles";

/**
 * The mapping with the outcome that the setting `Outcome` names; the column that was taken for it becomes revenue. ""
 * leaves all as it is. EngineError `invalid` where no column has that header, with the nearest one.
 */
export function withOutcome(mapping: Mapping, outcome: string): Mapping {
  if (outcome === "") return mapping;
  const wanted = mapping.roles.find(({ header }) => headerKey(header) === headerKey(outcome));
  if (!wanted) {
    const headers = mapping.roles.map(({ header }) => header);
    return invalid(`settings (Outcome): there is no column "${outcome}". ${nameHint(outcome, headers)}`);
  }
  const roles = mapping.roles.map((role) => {
    if (role === wanted) return { ...role, role: "outcome" as const, channel: "" };
    return role.role === "outcome" ? { ...role, role: "revenue" as const } : role;
  });
  return { ...mapping, roles };
}
