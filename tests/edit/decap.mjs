// How decap.json was made, the rules of Decap CMS for its settings as plain JSON Schema:
//   npm pack decap-cms-core@3.19.1 decap-cms-widget-{boolean@3.2.2,datetime@3.6.2,file@3.5.3,image@3.4.3,list@3.6.3,markdown@3.13.1}
//   npm pack decap-cms-widget-{number@3.4.2,object@3.7.3,relation@3.7.2,select@3.4.2,string@3.3.2,text@3.3.2}
//   unpack each into a folder of its name without the version, then: node decap.mjs FOLDER > decap.json
// The words of ajv's own (select by widget, unique names) become words that every validator knows; unique names the test looks at itself.
import { existsSync, readFileSync } from "node:fs";

const folder = process.argv[2];
const widgets = ["boolean", "datetime", "file", "image", "list", "markdown", "number", "object", "relation", "select", "string", "text"];
const module = (text) => import("data:text/javascript," + encodeURIComponent(text));
const schemas = {};
for (const name of widgets) {
  const file = `${folder}/decap-cms-widget-${name}/package/src/schema.js`;
  schemas[name] = existsSync(file) ? (await module(readFileSync(file, "utf8"))).default : {};
}
const source = readFileSync(`${folder}/decap-cms-core/package/src/constants/configSchema.js`, "utf8")
  .replace(/^import [\s\S]*?;\n/gm, "")
  .replace("function getConfigSchema", "export function getConfigSchema")
  .replace("export function validateConfig", "function validateConfig");
const given = `
const extensionFormatters = { yml: 0, yaml: 0, toml: 0, json: 0, md: 0, markdown: 0, html: 0 };
const frontmatterFormats = ["yaml-frontmatter", "toml-frontmatter", "json-frontmatter"];
const I18N_STRUCTURE = { a: "multiple_folders", b: "multiple_files", c: "single_file" };
const I18N_FIELD = { a: "translate", b: "duplicate", c: "none" };
const getWidgets = () => ${JSON.stringify(Object.entries(schemas).map(([name, schema]) => ({ name, schema })))};
`;
const { getConfigSchema } = await module(given + source);

const plain = (node) => {
  if (Array.isArray(node)) return node.map(plain);
  if (!node || typeof node !== "object") return node;
  const { $id, $ref, select, selectCases, uniqueItemProperties, examples, ...rest } = node;
  if ($ref) return { $ref: `#/definitions/${$ref.startsWith("fields_") ? "fields" : "field"}` };
  if ("instanceof" in rest) return false;
  const made = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, plain(value)]));
  if (selectCases) {
    made.allOf = Object.entries(selectCases).map(([widget, schema]) => (
      { if: { properties: { widget: { const: widget } }, required: ["widget"] }, then: plain(schema) }));
  }
  return made;
};
const { items } = getConfigSchema().properties.collections;
const fields = plain(items.properties.fields);
const whole = plain(getConfigSchema());
const { properties } = whole.properties.collections.items;
properties.fields = { $ref: "#/definitions/fields" };
properties.files.items.properties.fields = { $ref: "#/definitions/fields" };
console.log(JSON.stringify({
  $comment: "Made by decap.mjs from decap-cms-core 3.19.1, MIT licence",
  ...whole,
  definitions: { field: fields.items, fields: { ...fields, items: { $ref: "#/definitions/field" } } },
}, null, 1));
