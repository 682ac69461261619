#!/usr/bin/env node
// Writes the texts that fuzzing starts from into fuzz/corpus/: the sample articles and the golden sentences, one a file
// in the form that src/lib.rs reads (day, title, body).
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const here = new URL(".", import.meta.url);
const read = (path) => readFileSync(new URL(path, here), "utf8");

const articles = read("../samples/articles.ndjson").trim().split("\n").map((line) => JSON.parse(line));
const stories = articles.map((a) => `${a.published}\n${a.title}\n${a.text}`);

const golden = readdirSync(new URL("../tests/golden/", here)).filter((name) => name.endsWith(".toml"));
for (const name of golden) {
  // A basic string of TOML without escapes of its own is one of JSON. Only the texts are wanted, not lines like "a -> b".
  for (const [text] of read(`../tests/golden/${name}`).matchAll(/"(?:[^"\\\n]|\\.)+"/g)) {
    if (!text.includes(" -> ")) stories.push(`2024-05-08\n\n${JSON.parse(text)}`);
  }
}

for (const target of ["extract", "dates_numbers"]) {
  const folder = new URL(`corpus/${target}/`, here);
  mkdirSync(folder, { recursive: true });
  stories.forEach((story, n) => writeFileSync(new URL(`seed-${String(n).padStart(4, "0")}`, folder), story));
}
console.log(`${stories.length} seeds a target`);
