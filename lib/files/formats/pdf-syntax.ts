/** An indirect reference such as `12 0 R`. */
export class PdfRef {
  constructor(readonly number: number) {}
}
/** A name such as `/Type`, held without the slash and with its `#xx` escapes undone. */
export class PdfName {
  constructor(readonly value: string) {}
}
export type PdfDict = Map<string, PdfValue>;
export type PdfValue = number | boolean | null | string | PdfName | PdfRef | PdfValue[] | PdfDict;

/** The text is not a PDF object; callers turn it into the refusal `damaged`. */
export class PdfSyntaxError extends Error {}

const space = /[\0\t\n\f\r ]/;
const reference = /(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y;
const numeral = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const nameToken = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const keyword = /true|false|null/y;
const hexString = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y;
const maxDepth = 64;

/**
 * A small reader of PDF objects (ISO 32000-1, 7.3) over latin1 text: enough for trailers, stream dictionaries and the
 * catalogue. Strings are skipped over, not decoded.
 */
export class PdfReader {
  constructor(
    private readonly text: string,
    public at = 0,
  ) {}

  /** Moves behind white space and comments. */
  skipBlank(): void {
    // A loop and no pattern: long runs of white space would exhaust the stack of the matcher.
    let comment = false;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at] ?? "";
      if (comment) comment = character !== "\n" && character !== "\r";
      else if (character === "%") comment = true;
      else if (!space.test(character)) return;
    }
  }

  /** The match of a sticky pattern at the present place, or null; moves behind it. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  /** Reads one object. @throws PdfSyntaxError */
  value(depth = 0): PdfValue {
    if (depth > maxDepth) throw new PdfSyntaxError("nested too deep");
    this.skipBlank();
    if (this.text.startsWith("<<", this.at)) return this.dict(depth);
    const ref = this.match(reference);
    if (ref !== null) return new PdfRef(Number(ref[1]));
    const number = this.match(numeral);
    if (number !== null) return Number(number[0]);
    const name = this.match(nameToken);
    if (name !== null) return new PdfName(plainName(name[1] ?? ""));
    const word = this.match(keyword);
    if (word !== null) return word[0] === "null" ? null : word[0] === "true";
    if (this.text[this.at] === "[") return this.array(depth);
    if (this.text[this.at] === "(") return this.literal();
    if (this.match(hexString) !== null) return "";
    throw new PdfSyntaxError(`no object at ${this.at}`);
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipBlank();
      if (this.text[this.at] === "]") {
        this.at += 1;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  private dict(depth: number): PdfDict {
    this.at += 2;
    const entries: PdfDict = new Map();
    for (;;) {
      this.skipBlank();
      if (this.text.startsWith(">>", this.at)) {
        this.at += 2;
        return entries;
      }
      const key = this.match(nameToken);
      if (key === null) throw new PdfSyntaxError(`no key at ${this.at}`);
      entries.set(plainName(key[1] ?? ""), this.value(depth + 1));
    }
  }

  private literal(): string {
    let open = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at];
      if (character === "\\") this.at += 1;
      else if (character === "(") open += 1;
      else if (character === ")") open -= 1;
      if (open === 0) {
        this.at += 1;
        return "";
      }
    }
    throw new PdfSyntaxError("string without end");
  }
}

/** Reads a dictionary at `at`. @throws PdfSyntaxError when something else stands there */
export function readDict(text: string, at = 0): { dict: PdfDict; end: number } {
  const reader = new PdfReader(text, at);
  const dict = reader.value();
  if (!(dict instanceof Map)) throw new PdfSyntaxError("no dictionary");
  return { dict, end: reader.at };
}

export function isName(value: PdfValue | undefined, name: string): boolean {
  return value instanceof PdfName && value.value === name;
}

function plainName(raw: string): string {
  return raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
