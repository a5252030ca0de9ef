const path = require("node:path");
const webpack = require("webpack");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const MinimizerPlugin = require("minimizer-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const { FunctionDocsPlugin, functionFiles } = require("./functions/build");

/** Where the add-in will be hosted; the manifest's and the help pages' URLs are made from it. */
const baseUrl = (process.env.MARGINAL_BASE_URL ?? "https://localhost:3000").replace(/\/$/, "");
const version = require("./package.json").version;
const dist = path.resolve(__dirname, "dist");

/** swc writes files as small as terser's in a third of the time; a third pass still takes 1% off. */
const minimizerOptions = { compress: { passes: 3 }, mangle: true };
const optimization = { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, minimizerOptions })] };

const common = (mode) => ({
  mode,
  context: __dirname,
  devtool: mode === "production" ? false : "source-map",
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules: [{ test: /\.tsx?$/, use: "swc-loader", exclude: /node_modules/ }] },
  performance: false,
  stats: "errors-warnings",
  optimization,
});

/** Keeps what has been compiled and minified for the next build (in node_modules/.cache); a changed config starts anew. */
const kept = (name, mode) => ({
  cache: {
    type: "filesystem",
    name: `${name}-${mode}`,
    buildDependencies: { config: [__filename, path.resolve(__dirname, ".swcrc")] },
  },
});

const define = () => new webpack.DefinePlugin({ MARGINAL_VERSION: JSON.stringify(version) });

/** The custom functions and the runtime: one chunk that loads in a bare realm (no page, no Office, no workers). */
const functionsBundle = (mode) => ({
  ...common(mode),
  name: "functions",
  target: ["es2022"],
  entry: { functions: "./functions/index.ts" },
  output: {
    path: dist,
    filename: "[name].js",
    globalObject: "globalThis",
    chunkFormat: false,
    chunkLoading: false,
    wasmLoading: false,
  },
  optimization: { ...optimization, splitChunks: false, runtimeChunk: false },
  plugins: [
    define(),
    new CustomFunctionsMetadataPlugin({ output: "functions.json", input: functionFiles(__dirname) }),
    new FunctionDocsPlugin({ root: __dirname, baseUrl }),
    new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 }),
  ],
});

/** The jobs that only pane and preview ask, loaded by a page on the first question. */
const deskBundle = (mode) => ({
  ...common(mode),
  ...kept("desk", mode),
  name: "desk",
  target: ["web", "es2022"],
  entry: { desk: "./functions/desk.ts" },
  output: { path: dist, filename: "[name].js" },
  plugins: [define(), new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
});

/** The worker that runs the heavy jobs; made by the pages, never by functions.js. */
const workerBundle = (mode) => ({
  ...common(mode),
  ...kept("worker", mode),
  name: "worker",
  target: "webworker",
  entry: { worker: "./src/worker/entry.ts" },
  output: { path: dist, filename: "[name].js", globalObject: "globalThis" },
  plugins: [define(), new webpack.optimize.LimitChunkCountPlugin({ maxChunks: 1 })],
});

/** The task pane, with the static files of the add-in. */
const paneBundle = (mode) => ({
  ...common(mode),
  ...kept("pane", mode),
  name: "pane",
  target: "web",
  entry: { taskpane: "./taskpane/index.tsx", boot: "./taskpane/boot.ts" },
  output: { path: dist, filename: "[name].js", chunkFilename: "pane-[name].js" },
  plugins: [
    define(),
    new HtmlWebpackPlugin({ template: "taskpane/taskpane.html", filename: "taskpane.html", inject: false }),
    new CopyWebpackPlugin({
      patterns: [
        { from: "assets", to: "assets", globOptions: { ignore: ["**/preview/**", "**/help/**", "**/*.md"] } },
        {
          from: "manifest.xml",
          transform: (content) => content.toString().replaceAll("https://localhost:3000", baseUrl),
        },
        { from: "LICENSE", to: "LICENSE.txt" },
      ],
    }),
  ],
});

/** The preview workbook: o-spreadsheet in a page of its own, never part of the add-in. */
const previewBundle = (mode, env) => ({
  ...common(mode),
  ...kept("preview", mode),
  name: "preview",
  target: "web",
  entry: { preview: "./src/workbook/preview/page.ts" },
  output: {
    path: dist,
    filename: "[name].js",
    chunkFilename: "preview-[name].js",
    assetModuleFilename: "preview-[name][ext]",
  },
  resolve: {
    extensions: [".ts", ".tsx", ".js"],
    alias: {
      // its `browser` field is a script without exports
      "@odoo/o-spreadsheet$": path.resolve(__dirname, "node_modules/@odoo/o-spreadsheet/dist/o_spreadsheet.esm.js"),
    },
  },
  module: {
    rules: [
      { test: /\.tsx?$/, use: "swc-loader", exclude: /node_modules/ },
      { test: /o_spreadsheet\.xml$/, type: "asset/source" },
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"] },
      { test: /\.(woff2?|ttf|eot|otf|svg)(\?.*)?$/, type: "asset/resource" },
    ],
  },
  plugins: [
    define(),
    new MiniCssExtractPlugin({ filename: "preview.css", chunkFilename: "preview-[name].css" }),
    new HtmlWebpackPlugin({ template: "assets/preview/preview.html", filename: "preview.html", inject: false }),
    new CopyWebpackPlugin({
      patterns: [
        { from: "assets/preview/licences", to: "preview-licences" },
        { from: "node_modules/@odoo/o-spreadsheet/LICENSE", to: "preview-licences/o-spreadsheet.txt", toType: "file" },
        { from: "node_modules/@odoo/owl/LICENSE", to: "preview-licences/owl.txt", toType: "file" },
        { from: "node_modules/bootstrap/LICENSE", to: "preview-licences/bootstrap.txt", toType: "file" },
        { from: "node_modules/chart.js/LICENSE.md", to: "preview-licences/chart.js.txt", toType: "file" },
      ],
    }),
  ],
  devServer: env.preview
    ? {
        static: false,
        port: 8080,
        host: "localhost",
        open: true,
        devMiddleware: { index: "preview.html" },
        hot: false,
        liveReload: false,
        client: false,
      }
    : env.sideload
      ? {
          static: false,
          port: 3000,
          host: "localhost",
          server: env.serverOptions ?? "https",
          hot: false,
          liveReload: false,
          client: false,
          headers: { "Access-Control-Allow-Origin": "*" },
        }
      : undefined,
});

module.exports = (env = {}, argv = {}) => {
  const mode = argv.mode ?? "production";
  return [functionsBundle(mode), deskBundle(mode), workerBundle(mode), paneBundle(mode), previewBundle(mode, env)];
};
