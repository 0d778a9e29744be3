// Validates Cairn's documents. Usage: node validate.mjs path/to/cairn
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const cairn = process.argv[2];
let passed = 0;
let failed = 0;

function that(sentence, holds, why = "") {
  if (holds) {
    passed += 1;
    return;
  }
  failed += 1;
  console.log(`FAILED: ${sentence}\n  ${why}`);
}

function compiled(schema) {
  return new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
}
const isProgramme = compiled("docs/programme.schema.json");
const isSarif = compiled("tests/schema/sarif-shape.schema.json");

function check(path, format) {
  const done = spawnSync(cairn, ["check", "--format", format, path], { encoding: "utf8", maxBuffer: 1 << 28 });
  return done.status === 0 || done.status === 1 ? done.stdout : "";
}

function validate(path) {
  for (const [format, isRight] of [["json", isProgramme], ["sarif", isSarif]]) {
    const text = check(path, format);
    let document = null;
    try {
      document = JSON.parse(text);
    } catch (error) {
      that(`${path} gives ${format}`, false, String(error));
      continue;
    }
    that(`${path} gives ${format} of its schema`, isRight(document),
         JSON.stringify((isRight.errors ?? []).slice(0, 3)));
    if (format === "json") that(`${path} gives the two members`, Object.keys(document).join() === "programme,diagnostics");
    if (format === "sarif") rulesAreThere(path, document.runs[0]);
  }
}

function rulesAreThere(path, run) {
  const rules = run.tool.driver.rules;
  that(`every result of ${path} names its rule`, run.results.every((one) => rules[one.ruleIndex]?.id === one.ruleId));
}

const cases = "tests/compiler_cases";
for (const folder of [cases, `${cases}/patterns`])
  for (const name of readdirSync(folder).sort())
    if (existsSync(`${folder}/${name}/in`)) validate(`${folder}/${name}/in`);
for (const folder of ["programme", "../shared/seeds", "../shared/corpus/site"])
  if (existsSync(folder)) validate(folder);

// What a person takes along: the example is what src/rooms/privacy/records/records_test.cpp wants its document to look like.
const isPersonalData = compiled("docs/personal-data.schema.json");
const personal = JSON.parse(readFileSync("docs/personal-data.example.json", "utf8"));
that("the example of personal data is of its schema", isPersonalData(personal),
     JSON.stringify((isPersonalData.errors ?? []).slice(0, 3)));
that("a member that the schema does not know is refused", !isPersonalData({ ...personal, kept_apart: [] }));
that("a document without letters is refused", !isPersonalData({ ...personal, letters: undefined }));

// The schemas must be able to say no.
const good = JSON.parse(check("programme", "json"));
const spoilt = (change) => {
  const copy = structuredClone(good);
  change(copy);
  return copy;
};
that("a third member is refused", !isProgramme(spoilt((document) => { document.version = 1; })));
that("an unknown weekday is refused", !isProgramme(spoilt((document) => {
  document.programme.sessions = [{ weekday: "someday" }];
})));
that("a level beyond III is refused", !isProgramme(spoilt((document) => {
  document.programme.targets = [{ module: 1, competency: "a", level: 4, file: "a.md", line: 1 }];
})));
that("a missing member is refused", !isProgramme(spoilt((document) => { delete document.programme.name; })));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
