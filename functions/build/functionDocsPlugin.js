const { readFileSync } = require("node:fs");
const path = require("node:path");
const { Compilation, sources } = require("webpack");
const { finishMetadata } = require("./finishMetadata");
const { functionFiles } = require("./functionFiles");
const { helpPages } = require("./helpPages");
const { readDocComments } = require("./readDocComments");

const name = "FunctionDocsPlugin";

/** After the metadata generator: completes functions.json and writes one help page per function. */
class FunctionDocsPlugin {
  constructor({ root, baseUrl }) {
    this.root = root;
    this.baseUrl = baseUrl;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap(name, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compilation.hooks.processAssets.tap({ name, stage }, () => this.finish(compilation));
    });
  }

  finish(compilation) {
    const written = compilation.getAsset("functions.json");
    if (!written) return;
    const metadata = finishMetadata(JSON.parse(written.source.source().toString()), this.baseUrl);
    compilation.updateAsset("functions.json", new sources.RawSource(JSON.stringify(metadata, null, 2)));
    const help = path.join(this.root, "assets/help");
    const docs = readDocComments(functionFiles(this.root));
    const template = readFileSync(path.join(help, "page.html"), "utf8");
    for (const [file, html] of helpPages(metadata, docs, template))
      compilation.emitAsset(file, new sources.RawSource(html));
    compilation.emitAsset("help/help.css", new sources.RawSource(readFileSync(path.join(help, "help.css"))));
  }
}

module.exports = { FunctionDocsPlugin };
