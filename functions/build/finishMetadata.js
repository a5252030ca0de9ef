/** The help page of a function, as a path below the add-in's base URL. */
function helpPath(id) {
  return `help/${id.toLowerCase().replaceAll("_", "-")}.html`;
}

/** A parameter called `return` cannot be written in TypeScript: it is declared as `return_`. */
function finishParameter(parameter) {
  return { ...parameter, name: parameter.name.replace(/_$/, "") };
}

/** One enum per id: files that share a choice each declare it, and must agree. */
function uniqueEnums(enums) {
  const byId = new Map();
  for (const choice of enums) {
    const known = byId.get(choice.id);
    if (known && JSON.stringify(known) !== JSON.stringify(choice)) {
      throw new Error(`functions.json: two different enums are called ${choice.id}`);
    }
    byId.set(choice.id, choice);
  }
  return [...byId.values()];
}

/**
 * Completes what the metadata generator wrote: help URLs under the base URL, error cells let through to `any`
 * parameters (so that they get words), every enum once.
 */
function finishMetadata(metadata, baseUrl) {
  return {
    allowCustomDataForDataTypeAny: true,
    allowErrorForDataTypeAny: true,
    functions: metadata.functions.map((one) => ({
      ...one,
      helpUrl: `${baseUrl}/${helpPath(one.id)}`,
      parameters: one.parameters.map(finishParameter),
    })),
    enums: uniqueEnums(metadata.enums ?? []),
  };
}

module.exports = { finishMetadata, helpPath };
