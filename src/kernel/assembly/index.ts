export { project, subtractColumns } from "./blocks";
export { carryOver } from "./carryover";
export { hill, tanh, unitHill } from "./curves";
export { products, subtractEffects } from "./series";
