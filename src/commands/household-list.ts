/**
 * Lists of homes: CSV with a header (RFC 4180 quoting, commas or tabs), plain `village,household` lines, or JSON Lines.
 * Each home keeps its own text, so that a list comes out in the form in which it came in. Faults name lines, never what
 * stands there: lists hold people's names.
 */
import type { ListedHome } from "../rules/index.ts";

export interface ListedRow {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly village: string;
  readonly household: string;
  /** The row as it was typed, without the break at its end. */
  readonly text: string;
}
export interface HouseholdList {
  readonly form: "csv" | "plain" | "json";
  /** The byte order mark and the header as they were typed. */
  readonly mark: string;
  readonly header: string | null;
  readonly lineBreak: "\n" | "\r\n";
  readonly rows: readonly ListedRow[];
  /** The same homes in one spelling (NFKC, no spaces around, one inside): by these they are compared and drawn. */
  readonly homes: readonly ListedHome[];
}
export interface ListFault {
  readonly code:
    | "listNotUtf8"
    | "listEmpty"
    | "listQuote"
    | "listHeader"
    | "listCells"
    | "listNotJson"
    | "listNoVillage"
    | "listNoHousehold"
    | "listTwice";
  readonly data: Readonly<Record<string, string>>;
}

const villageNames = ["village", "村", "村名", "村居", "村(居)", "村(社区)", "行政村", "社区", "所在村"];
/** Numbers before names: two heads of household may have one name. */
const householdNames = [
  ...["household", "householdid", "id", "户编号", "户号", "编号", "户", "家庭"],
  ...["户主", "户主姓名", "姓名", "name"],
];

/** Reads a whole list; every fault at once. */
export function readHouseholdList(
  bytes: Uint8Array,
): { readonly ok: true; readonly list: HouseholdList } | { readonly ok: false; readonly faults: readonly ListFault[] } {
  const text = decode(bytes);
  if (text === null) return { ok: false, faults: [{ code: "listNotUtf8", data: { line: String(badLine(bytes)) } }] };
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const body = text.slice(mark.length);
  const read = /^\s*[{[]/.test(body) ? readJson(body) : readCells(body);
  const homes = read.rows.map(({ village, household }) => ({ village: keyOf(village), household: keyOf(household) }));
  const faults = [...read.faults, ...faultsOfHomes(read, homes)].sort(
    (a, b) => Number(a.data.line) - Number(b.data.line),
  );
  if (faults.length > 0) return { ok: false, faults };
  const lineBreak = /^[^\n]*\r\n/.test(body) ? "\r\n" : "\n";
  return { ok: true, list: { form: read.form, mark, header: read.header, lineBreak, rows: read.rows, homes } };
}

interface Read {
  readonly form: HouseholdList["form"];
  readonly header: string | null;
  readonly rows: readonly ListedRow[];
  readonly faults: readonly ListFault[];
}

const keyOf = (text: string): string => text.normalize("NFKC").trim().replace(/\s+/g, " ");

const at = (code: ListFault["code"], line: number, data: Record<string, string> = {}): ListFault => ({
  code,
  data: { line: String(line), ...data },
});

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The first line whose bytes are not UTF-8. */
function badLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (decode(bytes.subarray(start, end === -1 ? bytes.length : end)) === null) return line;
    if (end === -1) break;
    start = end + 1;
  }
  return line;
}

function faultsOfHomes({ rows, faults }: Read, homes: readonly ListedHome[]): readonly ListFault[] {
  if (rows.length === 0) return faults.length === 0 ? [at("listEmpty", 1)] : [];
  const broken = new Set(faults.map(({ data }) => data.line));
  const seen = new Map<string, number>();
  return rows.flatMap(({ line }, index) => {
    if (broken.has(String(line))) return [];
    const { village, household } = homes[index] ?? { village: "", household: "" };
    if (village === "") return [at("listNoVillage", line)];
    if (household === "") return [at("listNoHousehold", line)];
    const key = `${village}\n${household}`;
    const before = seen.get(key);
    if (before !== undefined) return [at("listTwice", line, { first: String(before) })];
    seen.set(key, line);
    return [];
  });
}

// JSON Lines ----------------------------------------------------------------------------------------------------------

function readJson(body: string): Read {
  const rows: ListedRow[] = [];
  const faults: ListFault[] = [];
  for (const [index, typed] of body.split("\n").entries()) {
    const text = typed.replace(/\r$/, "");
    if (text.trim() === "") continue;
    const record = parseObject(text);
    if (record === null) {
      faults.push(at("listNotJson", index + 1));
      continue;
    }
    const keys = Object.keys(record);
    const [village, household] = [column(keys, villageNames), column(keys, householdNames)];
    if (village === -1 || household === -1) {
      faults.push(at("listHeader", index + 1));
      continue;
    }
    const [home, name] = [record[keys[village] ?? ""], record[keys[household] ?? ""]];
    rows.push({ line: index + 1, village: plainText(home), household: plainText(name), text });
  }
  return { form: "json", header: null, rows, faults };
}

const plainText = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

// CSV and plain lines -------------------------------------------------------------------------------------------------

interface Cells {
  readonly line: number;
  readonly cells: readonly string[];
  readonly text: string;
}

function readCells(body: string): Read {
  const firstLine = body.slice(0, body.search(/\n|$/));
  const comma = firstLine.includes("\t") && !firstLine.includes(",") ? "\t" : ",";
  const { records, faults } = splitCells(body, comma);
  const [first, ...others] = records;
  if (first === undefined || faults.length > 0) return { form: "csv", header: null, rows: [], faults };
  const [village, household] = [column(first.cells, villageNames), column(first.cells, householdNames)];
  if (village !== -1 && household !== -1) {
    const width = first.cells.length;
    const wrong = others.filter(({ cells }) => cells.length !== width);
    const rows = others.map(({ line, cells, text }) => ({
      line,
      village: cells[village] ?? "",
      household: cells[household] ?? "",
      text,
    }));
    return { form: "csv", header: first.text, rows, faults: wrong.map((one) => cellsFault(one, width)) };
  }
  // Without a header there are two cells a line; a header that names only one of the two is no home.
  if (first.cells.length !== 2 || village !== -1 || household !== -1)
    return { form: "csv", header: null, rows: [], faults: [at("listHeader", first.line)] };
  const wrong = records.filter(({ cells }) => cells.length !== 2);
  const rows = records.map(({ line, cells, text }) => ({
    line,
    village: cells[0] ?? "",
    household: cells[1] ?? "",
    text,
  }));
  return { form: "plain", header: null, rows, faults: wrong.map((one) => cellsFault(one, 2)) };
}

const cellsFault = ({ line, cells }: Cells, expected: number): ListFault =>
  at("listCells", line, { found: String(cells.length), expected: String(expected) });

/** The column with the first of the names that occurs, or -1. */
function column(cells: readonly string[], names: readonly string[]): number {
  const plain = cells.map((cell) =>
    keyOf(cell)
      .replace(/[\s_-]/g, "")
      .toLowerCase(),
  );
  const name = names.find((one) => plain.includes(one));
  return name === undefined ? -1 : plain.indexOf(name);
}

/** Records of cells; quoted cells may hold commas, doubled quotes and breaks. Blank lines are passed over. */
function splitCells(body: string, comma: string): { records: readonly Cells[]; faults: readonly ListFault[] } {
  const records: Cells[] = [];
  let line = 1;
  for (let start = 0; start < body.length; ) {
    const cells: string[] = [];
    const from = line;
    let end = start;
    for (;;) {
      const cell = takeCell(body, end, comma);
      if (cell === null) return { records, faults: [at("listQuote", from)] };
      cells.push(cell.value);
      end = cell.end;
      if (body[end] !== comma) break;
      end += 1;
    }
    const text = body.slice(start, end);
    line += text.split("\n").length;
    start = end + (body.startsWith("\r\n", end) ? 2 : 1);
    if (text.trim() !== "") records.push({ line: from, cells, text });
  }
  return { records, faults: [] };
}

/** One cell from an offset, and the offset of the comma or break after it; null where its quotes do not close. */
function takeCell(body: string, from: number, comma: string): { value: string; end: number } | null {
  const breaks = (at: number): boolean => at >= body.length || body[at] === "\n" || body.startsWith("\r\n", at);
  let at = from;
  if (body[at] !== '"') {
    while (!breaks(at) && body[at] !== comma) at += 1;
    return { value: body.slice(from, at), end: at };
  }
  let value = "";
  for (;;) {
    const quote = body.indexOf('"', at + 1);
    if (quote === -1) return null;
    value += body.slice(at + 1, quote);
    if (body[quote + 1] === '"') {
      value += '"';
      at = quote + 1;
    } else if (breaks(quote + 1) || body[quote + 1] === comma) return { value, end: quote + 1 };
    else return null;
  }
}
