/** One parameter of a custom function, as functions.json declares it. */
export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  /** "number", "string", "boolean" or "any" (also when absent). */
  readonly type?: string;
  /** "matrix" takes a range, "scalar" (also when absent) one value. */
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
  readonly customEnumId?: string;
}

/** One custom function, as functions.json declares it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly helpUrl?: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly type?: string; readonly dimensionality?: string };
  readonly options?: { readonly cancelable?: boolean; readonly requiresAddress?: boolean };
}

/** A list of choices that Excel offers while a formula is typed. */
export interface EnumMetadata {
  readonly id: string;
  readonly values: readonly { readonly name: string; readonly stringValue?: string; readonly tooltip?: string }[];
}

/** The whole of functions.json. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
  readonly enums?: readonly EnumMetadata[];
}

/** True if the parameter takes a whole range. */
export function takesRange(parameter: ParameterMetadata): boolean {
  return parameter.dimensionality === "matrix";
}

/** The texts a parameter may be, with their tips; empty where it is no choice. */
export function choicesOf(
  parameter: ParameterMetadata,
  metadata: FunctionsMetadata,
): readonly { readonly value: string; readonly tip: string }[] {
  const found = metadata.enums?.find((each) => each.id === parameter.customEnumId);
  return (found?.values ?? []).map((choice) => ({
    value: choice.stringValue ?? choice.name,
    tip: choice.tooltip ?? "",
  }));
}
