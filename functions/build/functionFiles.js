const { readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * The files under functions/ that declare custom functions, as absolute paths in alphabetical order: what the metadata
 * generator reads. A file counts when it holds a `@customfunction` tag.
 */
function functionFiles(root) {
  const folder = path.join(root, "functions");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(folder, name))
    .filter((file) => /^ \* @customfunction /m.test(readFileSync(file, "utf8")))
    .sort();
}

module.exports = { functionFiles };
