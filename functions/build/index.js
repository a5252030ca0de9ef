const { finishMetadata, helpPath } = require("./finishMetadata");
const { FunctionDocsPlugin } = require("./functionDocsPlugin");
const { functionFiles } = require("./functionFiles");
const { helpPages } = require("./helpPages");
const { readDocComments } = require("./readDocComments");

module.exports = { finishMetadata, helpPath, FunctionDocsPlugin, functionFiles, helpPages, readDocComments };
