// The landscapes that the tests open, and the page of each, made only once in a run.

import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { TOP } from "./tools.mjs";

export const FOLDER = join(TOP, "build/browser");
mkdirSync(FOLDER, { recursive: true });

// The same numbers in each run.
const numbers = seed => limit => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor(seed / 4294967296 * limit);
};

// Clusters of actors, that come and go over the slices.
const crowd = (actors, relations, slices) => {
  const draw = numbers(actors), first = 2001, last = first + slices - 1;
  const kinds = ["body", "network", "firm", "school"], when = () => {
    const start = draw(3) ? first : first + draw(slices), end = draw(3) ? last + 1 : start + draw(last - start + 1);
    return `${start}/${end > last ? ".." : end}`;
  };
  const names = Array.from({ length: actors }, (_, n) => `actor-${n}`);
  const ties = new Map();
  while (ties.size < relations) {
    const from = draw(actors), near = draw(10) ? from - from % 25 + draw(25) : draw(actors), to = near % actors;
    if (from !== to)
      ties.set(`${from} ${to}`, { from: names[from], to: names[to], kind: draw(2) ? "helps" : "joins" });
  }
  return {
    title: `A crowd of ${actors}`,
    slices: Array.from({ length: slices }, (_, n) => ({ id: String(first + n) })),
    kinds: Object.fromEntries(kinds.map(kind => [kind, {}])),
    "relation-kinds": { helps: { directed: true }, joins: { line: "dashed" } },
    actors: Object.fromEntries(names.map((name, n) => [name, { name: `Nº ${n}`, kind: kinds[n % 4], when: when() }])),
    relations: [...ties.values()],
  };
};

// What must stay text, and names in other scripts. window.caught would tell that it did not.
const EVIL = ["<script>caught=1</script>", "</script><script>caught=2</script>", "<img src=x onerror=caught=3>",
  "\"'><svg onload=caught=4>", "<!--<script>", "]]>&lt;b&gt;&amp;&#60;", "${caught=5}`", "javascript:caught=6", "{1} $& \\u003c"];
const SCRIPTS = ["Ελληνικό δίκτυο", "Вычислительный центр", "計算センター", "한국 연구망", "مركز الحوسبة", "מרכז המחשבים", "गणना केंद्र",
  "ศูนย์คอมพิวเตอร์", "Ångström İstanbul ẞ", "🛰️ 👩‍🚀 𝔘𝔫𝔦", "a\u0301e\u0302\u0323 zwj\u200dhere"];
const strange = () => {
  const all = [...EVIL, ...SCRIPTS], id = n => `a${n}`;
  return {
    title: `A </title></h1> & "more" ${EVIL[1]}`, note: EVIL[2],
    slices: [{ id: "s1", when: 2001, label: EVIL[0], headline: EVIL[3], note: EVIL[4] }, { id: "s2", when: 2002, label: SCRIPTS[4] }],
    kinds: { k: { label: EVIL[0] }, l: { label: SCRIPTS[2] } }, groups: { g: { label: EVIL[1] } },
    "relation-kinds": { r: { label: EVIL[5], directed: true } }, "event-kinds": { e: { label: EVIL[2] } },
    sources: { s: { title: EVIL[1], author: EVIL[2], note: EVIL[3], url: "https://example.org/?a=1&b=%3C&amp;" } },
    measures: { m: { label: EVIL[0], unit: EVIL[2], of: { a0: { 2001: { value: 1, text: EVIL[1], note: EVIL[5] }, 2002: 2 } } } },
    actors: Object.fromEntries(all.map((name, n) => [id(n), {
      name: n % 3 ? name : { 2001: name, 2002: all[(n + 1) % all.length] }, full: name, kind: n % 2 ? "k" : "l", note: name,
      source: "s", properties: { [name]: name }, ...(n % 4 ? {} : { groups: "g" }) }])),
    relations: all.slice(1).map((name, n) => ({ from: id(n), to: id(n + 1), kind: "r", label: name, note: name, source: "s" })),
    events: all.map((name, n) => ({ when: 2001 + n % 2, title: name, kind: "e", actors: [id(n)], note: name, source: "s" })),
  };
};

// All that can change between two slices, each in one actor or relation; and one word that only a former name has.
const turns = () => ({
  title: "Turns", slices: [{ id: "2001" }, { id: "2002" }, { id: "2003" }],
  kinds: { body: {}, firm: {} }, groups: { north: {}, south: {} }, pyramid: { tiers: [{ id: "high" }, { id: "low" }] },
  "relation-kinds": { funds: { directed: true }, meets: {} },
  measures: { staff: { of: { measured: { 2001: 3, 2002: { value: 1, per: "each" }, 2003: 5 }, steady: { 2001: 7 } } } },
  actors: {
    steady: { name: "Steady" }, comes: { name: "Comes", when: "2002/.." }, goes: { name: "Goes", when: "2001" },
    back: { name: "Back", when: ["2001", "2003"] }, unsure: { name: "Unsure", when: "2001/2002?" },
    renamed: { name: { "../2001": "Quondam", "2002/..": "Hodie" } }, kind: { name: "Kind", kind: { "../2002": "body", "2003/..": "firm" } },
    grouped: { name: "Grouped", groups: { "../2001": "north", "2002/..": "south" } },
    raised: { name: "Raised", tier: { "../2001": "low", "2002/..": "high" } },
    property: { name: "Property", properties: { seat: { "../2001": "Rome", "2002/..": "Bern" } } },
    measured: { name: "Measured" }, talk: { name: "Talk", "talked-of": 2002, when: "2003/.." },
  },
  relations: [
    { from: "steady", to: "renamed", kind: "funds", when: "2001" }, { from: "steady", to: "renamed", kind: "meets", when: "2002/.." },
    { from: "kind", to: "steady", kind: "meets", when: "2001" }, { from: "steady", to: "kind", kind: "meets", when: "2002/.." },
    { from: "steady", to: "grouped", kind: "funds", when: "2001" }, { from: "grouped", to: "steady", kind: "funds", when: "2002/.." },
    { from: "steady", to: "raised", weight: { 2001: 2, 2003: 8 } }, { from: "comes", to: "steady" }, { from: "goes", to: "steady" },
    { from: "talk", to: "unsure", label: "soon" }, { from: "measured", to: "property", label: "one", when: "2001/2002" },
    { from: "measured", to: "property", label: "two", when: "2003" },
  ],
});

// Written from right to left, with names that are not.
const leftwards = () => {
  const name = (ar, en) => ({ ar, en });
  return {
    language: "ar", title: name("تاريخ الحوسبة", "A history of computing"), note: name("بدأ كل شيء مع IBM.", "All began with IBM."),
    slices: [{ id: "2001" }, { id: "2005" }, { id: "2010" }], "relation-kinds": { r: { label: name("يمول", "funds"), directed: true } },
    actors: { hub: { name: name("وزارة البحث", "Ministry") }, one: { name: name("مركز الحوسبة", "Centre") }, two: { name: "IBM (2)" } },
    relations: [{ from: "hub", to: ["one", "two"], kind: "r", when: "2005/.." }],
  };
};

// One that all have to do with, with names in several scripts.
const hub = () => ({
  title: "Hub", slices: [{ id: "2001" }],
  actors: { hub: { name: "Hub" }, ...Object.fromEntries(Array.from({ length: 260 }, (_, n) => [`a${n}`, { name: `${SCRIPTS[n % SCRIPTS.length]} ${n}` }])) },
  relations: Array.from({ length: 260 }, (_, n) => [{ from: "hub", to: `a${n}` }, { from: `a${n}`, to: `a${(n * 7 + 1) % 260}` }]).flat().filter(({ from, to }) => from !== to),
});

const written = (name, landscape) => {
  const path = join(FOLDER, `${name}.yaml`);
  writeFileSync(path, JSON.stringify(landscape));
  return path;
};

export const landscapes = {
  centres: join(TOP, "data/mesocentres"),
  stations: join(TOP, "data/space-stations.yaml"),
  many: written("many", crowd(255, 400, 6)),
  large: written("large", crowd(500, 1000, 4)),
  crowded: written("crowded", crowd(1000, 1200, 2)), // a box for each kind comes first
  one: written("one", { title: "One", actors: { solo: { name: "Solo", when: "2001/2003" } }, slices: [{ id: "2002" }] }),
  strange: written("strange", strange()),
  leftwards: written("leftwards", leftwards()),
  turns: written("turns", turns()),
  hub: written("hub", hub()),
  // Ids of all signs that they may have, and one that looks like the code of another.
  ids: written("ids", { title: "Ids", slices: [{ id: "2001" }, { id: "2002" }],
    actors: Object.fromEntries(["centre", "mésocentres", "a b", "a_x0020_b", "日本", "_x", "O'Brien, Ann (Jr.) & #1"].map(id => [id, { name: id }])),
    relations: [{ from: "centre", to: ["mésocentres", "a b", "a_x0020_b", "日本", "_x", "O'Brien, Ann (Jr.) & #1"] }] }),
};

/** What the program says when run with these words; it must end well. */
export const paysage = async (...words) => {
  const done = await promisify(execFile)(process.env.PAYSAGE, words, { timeout: 100_000, maxBuffer: 1 << 28 });
  return done.stdout;
};

const pages = new Map();

/** The path of the page of a landscape, made with these options. */
export const page = (name, ...options) => {
  const path = join(FOLDER, [name, ...options].join("").replace(/[^\w-]/g, "") + ".html"), key = path;
  if (!pages.has(key))
    pages.set(key, paysage("explore", landscapes[name], "-o", path, ...options).then(() => path));
  return pages.get(key);
};

// Rows of a table in CSV as objects.
const rows = text => {
  const [head, ...lines] = [...text.replace(/^\ufeff/, "").matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n])*)(,|\r?\n|$)/g)].reduce(
    (found, [, cell, end]) => {
      found[found.length - 1].push(/^"/.test(cell) ? cell.slice(1, -1).replaceAll("\"\"", "\"") : cell);
      if (end !== ",")
        found.push([]);
      return found;
    }, [[]]).filter(line => line.length > 1);
  return lines.map(line => Object.fromEntries(head.map((key, n) => [key, line[n]])));
};

const truths = new Map();

/** Slice by slice, what the tables of our networks tell: rows of actors, relations and successions. */
export const truth = (name, ...options) => {
  const key = [name, ...options].join(" ");
  const make = async () => {
    const out = join(FOLDER, "truth", key.replaceAll(" ", ""));
    await paysage("render", landscapes[name], "--figure", "network", "--format", "csv", "-o", out, "--fresh", ...options);
    const { slices } = JSON.parse(await paysage("export", landscapes[name], "--to", "json", "--no-layout"));
    return Object.fromEntries(slices.map(({ id }) => [id, rows(readFileSync(join(out, `network-${id}.csv`), "utf8"))]));
  };
  if (!truths.has(key))
    truths.set(key, make());
  return truths.get(key);
};
