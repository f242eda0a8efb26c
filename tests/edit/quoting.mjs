// How quoting.json was made:   npm install yaml@2.9.1 && node quoting.mjs > quoting.json
// The options are those of formatYAML in Sveltia CMS 0.221.1 with its own defaults for output.yaml.
import { parse, stringify } from "yaml";

const options = { indent: 2, indentSeq: true, lineWidth: 0, defaultKeyType: "PLAIN", defaultStringType: "PLAIN", singleQuote: true };
const long = "Một câu dài hơn bốn mươi ký tự để xem nó xuống dòng ra sao";
const texts = [
  "", " ", "  ", "a", "Nguyễn Văn Đức", "a b", " a", "a ", "a: b", "a:b", "a:", ":a", ": a", "a #b", "a#b", "#a", "# a", "Tổ #3",
  "-", "- a", "-a", "--", "---", "--- a", "...", "... a", "?", "? a", "?a", "[a]", "a[b]", "{a}", "a, b", ",a", "&a", "a & b", "*a", "a*b",
  "!a", "a!", "|", "| a", ">", "> a", "'", "'a'", "a'b", "\"", "\"a\"", "a\"b", "a'b\"c", "'a: \"b\"", "it's: so", "say \"so\": yes", "%a",
  "50%", "@a", "a@b", "`a`", "=", "==", "a=b", "~", "a~", "null", "Null", "NULL", "nULL", "true", "True", "TRUE", "tRUE", "false", "False", "FALSE",
  "yes", "Yes", "no", "No", "NO", "on", "off", "y", "n", "0", "1", "12", "007", "-1", "+1", "1.", "1.5", "1.50", ".5", "-.5", "1e3", "1E+3",
  "1.e3", "0x1F", "0o17", "0b1", "1_000", "1,000", "1.000.000", "1.012379", "1.012379.H13", ".inf", "-.Inf", ".nan", ".NaN", "nan", "Infinity",
  "2021", "2021-Q1", "2021-03", "2026-09-02", "2026-09-02 08:00", "2026-09-02T08:00:00+07:00", "07:30", "12:30:45", "0123", "0903", "123456789012",
  "<<", "a << b", "\\", "a\\b", "C:\\a", "a\tb", "\ta", "a\t", "a\u00a0b", "a\u2028b", "a\u0007b", "a\u0085b", "a\u001bb", "a\u0000b",
  "😀", "# 😀: '", "“Nghị quyết 04”: chưa rõ", "Về việc: tặng", "unknown", "a\nb", "a\n\nb", "a\n", "a\n\n", "\na", "\n\na", "\n", "\n\n", " \n", "\n ",
  "a\n b", " a\nb", "  a\n\nb", "a \nb", "a\n \nb", "a\n  ", "a\n\n  ", "a\nb ", "a\n- b", "a\n# b", "a: b\nc", "a\n---\nb", "---\na", "%a\nb",
  "a\n...", "'a'\n\"b\"", "\ta\nb", "a\n\tb", `${long}`, `${long}: ${long}`, `${long}\n${long}`, `${long}\n${long}\n`, `${long}\n${long}\n\n`,
  `${long}\n  `, `${long} \n${long}\n  `, `${long}\n\n ${long}\n\n  `, `${long}\n \n${long}\n  `, " \n \n", `${long}\n\u0007${long}\n`, `${long}\n\u0007\n\n`, `${long}\u0007`,
  "1. a\n2. b\n\n- c\n- d", "| a | b |\n| --- | --- |\n| 1 | 2 |", "## a\n\nb", "> a\n> b", "**a**", "*a*", "_a_", "[a](https://example.org/)",
  "https://example.org/?a=1&b=2#c", "a, b: c # d - e", "mailto:a@example.org",
];
const keys = ["a", "a b", "2026", "true", "null", "a: b", "#a", "-", "- a", "---", "---a", "a'b", "a\"b", "", "1.5", "%a", "a\nb", "khen-thuong"];

const write = (value) => stringify(value, null, options);
const file = (text) => ({ a: text, g: { l: [text, { b: text }] }, z: text });
const survives = (text) => JSON.stringify(parse(write(file(text)))) === JSON.stringify(file(text));
const rows = (found) => found.map((row) => JSON.stringify(row)).join(",\n");
console.log(`{
"made": "by quoting.mjs with the npm package yaml 2.9.1: [text, the file {a: text, g: {l: [text, {b: text}]}, z: text}]; texts that the package does not read as it wrote them; [key, the file {key: x}, the file {g: {key: x}}]",
"texts": [
${rows(texts.filter(survives).map((text) => [text, write(file(text))]))}
],
"lost": ${JSON.stringify(texts.filter((text) => !survives(text)))},
"keys": [
${rows(keys.map((key) => [key, write({ [key]: "x" }), write({ g: { [key]: "x" } })]))}
]
}`);
