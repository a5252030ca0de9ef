/** One argument of a function, as functions.json has it. */
export interface ParameterMetadata {
  readonly name: string;
  readonly description?: string;
  readonly type?: string;
  readonly optional?: boolean;
  readonly dimensionality?: string;
  readonly customEnumId?: string;
}

/** One function, as functions.json has it. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly helpUrl: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly options?: Readonly<Record<string, boolean>>;
}

/** The choices of an argument. */
export interface EnumMetadata {
  readonly id: string;
  readonly values: readonly { readonly stringValue: string; readonly tooltip: string }[];
}

/** The whole of functions.json. */
export interface Metadata {
  readonly allowCustomDataForDataTypeAny: boolean;
  readonly allowErrorForDataTypeAny: boolean;
  readonly functions: readonly FunctionMetadata[];
  readonly enums: readonly EnumMetadata[];
}

/** What a doc comment says beyond the metadata. */
export interface DocComment {
  readonly id: string;
  readonly section: string;
  readonly returns: string;
  readonly remarks: readonly string[];
  readonly examples: readonly string[];
  readonly errors: readonly string[];
}

export function functionFiles(root: string): string[];
export function helpPath(id: string): string;
export function finishMetadata(generated: unknown, baseUrl: string): Metadata;
export function readDocComments(files: readonly string[]): Map<string, DocComment>;
export function helpPages(metadata: Metadata, docs: Map<string, DocComment>, template: string): Map<string, string>;
