const { readFileSync } = require("node:fs");
const ts = require("typescript");

const text = (comment) => (ts.getTextOfJSDocComment(comment) ?? "").trim();

/** What the doc comment of one function says beyond what Excel's metadata hold. */
function readOne(declaration) {
  const tags = ts.getJSDocTags(declaration);
  const all = (name) => tags.filter((tag) => tag.tagName.text === name).map((tag) => text(tag.comment));
  const [id] = all("customfunction");
  if (!id) return null;
  return {
    id,
    returns: all("returns")[0] ?? "",
    remarks: all("remarks"),
    examples: all("example"),
    errors: all("errors"),
  };
}

/**
 * Doc comments of the custom functions in these files, by function id: `returns`, `remarks`, `examples`, `errors`
 * (text as written; lines that begin with "- " are list items). The metadata generator reads the rest.
 */
function readDocComments(files) {
  const docs = new Map();
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
    for (const statement of source.statements) {
      const doc = ts.isFunctionDeclaration(statement) ? readOne(statement) : null;
      if (doc) docs.set(doc.id, { ...doc, section: source.fileName });
    }
  }
  return docs;
}

module.exports = { readDocComments };
