const path = require("node:path");
const { helpPath } = require("./finishMetadata");

const escape = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Text with `code` between backticks. */
const inline = (text) => escape(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** Paragraphs, with runs of lines that begin with "- " as lists. */
function prose(text) {
  const blocks = [];
  for (const line of text.split("\n").map((one) => one.trim())) {
    const last = blocks.at(-1);
    if (line.startsWith("- ")) {
      if (last?.items) last.items.push(line.slice(2));
      else blocks.push({ items: [line.slice(2)] });
    } else if (line === "") blocks.push({ words: "" });
    else if (last?.items) last.items.push(`${last.items.pop()} ${line}`);
    else if (last) last.words = `${last.words} ${line}`;
    else blocks.push({ words: line });
  }
  return blocks
    .map(({ items, words }) =>
      items
        ? `<ul>${items.map((item) => `<li>${inline(item)}</li>`).join("")}</ul>`
        : words && `<p>${inline(words)}</p>`,
    )
    .join("\n");
}

const syntax = (one) =>
  `=${one.name}(${one.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`;

function argumentRow(parameter, enums) {
  const choices = enums.find(({ id }) => id === parameter.customEnumId)?.values ?? [];
  const list = choices.map(
    ({ stringValue, tooltip }) => `<li><code>${escape(stringValue)}</code> ${inline(tooltip)}</li>`,
  );
  const need = parameter.optional ? "optional" : "required";
  return `<tr><th scope="row"><code>${parameter.name}</code></th><td>${need}</td><td>${inline(parameter.description ?? "")}${
    list.length ? `<ul>${list.join("")}</ul>` : ""
  }</td></tr>`;
}

const section = (title, body) => (body ? `<h2>${title}</h2>\n${body}` : "");

function body(one, doc, enums) {
  const rows = one.parameters.map((parameter) => argumentRow(parameter, enums)).join("\n");
  return [
    `<h1>${one.name}</h1>\n<p class="lead">${inline(one.description)}</p>\n<pre>${escape(syntax(one))}</pre>`,
    section(
      "Arguments",
      `<table><thead><tr><th>Name</th><th>Needed</th><th>What</th></tr></thead><tbody>${rows}</tbody></table>`,
    ),
    section("Result", prose(doc.returns)),
    section("Remarks", doc.remarks.map(prose).join("\n")),
    section("Example", doc.examples.map((example) => `<pre>${escape(example)}</pre>`).join("\n")),
    section("Errors", doc.errors.map(prose).join("\n")),
    '<p><a href="index.html">All functions</a></p>',
  ].join("\n");
}

const page = (template, title, content) =>
  template.replace("{{title}}", () => escape(title)).replace("{{body}}", () => content);

/** The file's name in words: optimiseTargets.ts is "Optimise targets". */
const sectionTitle = (doc) => {
  const name = path.basename(doc.section, ".ts").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return name[0].toUpperCase() + name.slice(1);
};

function indexItem(one) {
  const file = helpPath(one.id).replace("help/", "");
  return `<li><a href="${file}"><code>${one.name}</code></a> ${inline(one.description)}</li>`;
}

function indexBody(functions, docs) {
  const sections = new Map();
  for (const one of functions) {
    const title = sectionTitle(docs.get(one.id));
    sections.set(title, [...(sections.get(title) ?? []), indexItem(one)]);
  }
  const lists = [...sections].map(([title, items]) => section(title, `<ul>${items.join("\n")}</ul>`));
  return `<h1>Functions</h1>\n<p class="lead">Every function of Marginal, by section.</p>\n${lists.join("\n")}`;
}

/** The help pages, by file name: one per function and an index, from the metadata and the doc comments. */
function helpPages(metadata, docs, template) {
  const pages = new Map([["help/index.html", page(template, "Functions", indexBody(metadata.functions, docs))]]);
  for (const one of metadata.functions) {
    pages.set(helpPath(one.id), page(template, one.name, body(one, docs.get(one.id), metadata.enums)));
  }
  return pages;
}

module.exports = { helpPages };
