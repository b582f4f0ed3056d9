import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SeenPages } from "@/components/ui/leaving/seen-pages";
import { TypedWords } from "@/components/ui/leaving/typed-words";

type Control = { type: string; value: string; checked?: boolean };

/** A form of a page, as far as it is looked at. */
function openForm(...values: string[]) {
  const elements: Control[] = values.map((value) => ({ type: "text", value }));
  const pages = new SeenPages();
  const words = new TypedWords(() => ({ elements }), pages.writesSoFar);
  const type = (at: number, value: string) => {
    words.approach();
    const control = elements[at];
    if (control) control.value = value;
    words.touch();
  };
  const send = (isTaken: boolean, meanwhile: () => void = () => undefined) =>
    words.sendBy(async () => {
      await Promise.resolve();
      meanwhile();
      if (isTaken) pages.noteWrite();
    });
  return { elements, pages, words, type, send };
}

describe("a form's words are open", () => {
  it("from the first key until they are sent, and not when they were taken back", async () => {
    const { words, type, send } = openForm("BoRui");
    expect(words.isOpen()).toBe(false);
    type(0, "BoRui Neuro");
    expect(words.isOpen()).toBe(true);
    type(0, "BoRui");
    expect(words.isOpen()).toBe(false);
    type(0, "BoRui Neuro");
    await send(true);
    expect(words.isOpen()).toBe(false);
    type(0, "BoRui");
    expect(words.isOpen()).toBe(true);
  });

  it("still when the server refused them", async () => {
    const { words, type, send } = openForm("");
    type(0, "twelve");
    await send(false);
    expect(words.isOpen()).toBe(true);
  });

  it("no more at the moment the server took them, so that the next page may be opened from there", async () => {
    const { words, type, pages } = openForm("");
    type(0, "12");
    await words.sendBy(async () => {
      await Promise.resolve();
      expect(words.isOpen()).toBe(true);
      pages.noteWrite();
      expect(words.isOpen()).toBe(false);
    });
    expect(words.isOpen()).toBe(false);
  });

  it("when they were typed while others were on their way", async () => {
    const { words, type, send } = openForm("");
    type(0, "one");
    await send(true, () => type(0, "one two"));
    expect(words.isOpen()).toBe(true);
  });

  it("not for what the page itself changed: after sending, or when it was read anew", async () => {
    const { words, type, send, elements } = openForm("");
    type(0, "someone@example.org");
    await send(true);
    elements[0] = { type: "text", value: "" };
    expect(words.isOpen()).toBe(false);
    elements.push({ type: "text", value: "a row that a colleague added" });
    words.approach();
    expect(words.isOpen()).toBe(false);
  });

  it("for ticks, choices and rows, and not for buttons", () => {
    const { words, elements, type } = openForm("name");
    const tick = { type: "checkbox", value: "on", checked: false };
    elements.push(tick, { type: "button", value: "" });
    words.approach();
    tick.checked = true;
    words.touch();
    expect(words.isOpen()).toBe(true);
    tick.checked = false;
    expect(words.isOpen()).toBe(false);
    elements.push({ type: "submit", value: "" });
    expect(words.isOpen()).toBe(false);
    elements.push({ type: "text", value: "" });
    expect(words.isOpen()).toBe(true);
    elements.pop();
    type(0, "another");
    expect(words.isOpen()).toBe(true);
  });
});

it("whatever is typed, taken back, sent or refused, the words are open exactly while the server lacks them", async () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant("type" as const), value: fc.constantFrom("", "a", "b", "c") }),
    fc.record({ act: fc.constant("send" as const), isTaken: fc.boolean() }),
    fc.record({ act: fc.constant("elsewhere" as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { words, pages, elements, type, send } = openForm("");
      let atServer = "";
      for (const each of steps) {
        if (each.act === "type") type(0, each.value);
        if (each.act === "elsewhere") pages.noteWrite();
        if (each.act === "send") {
          await send(each.isTaken);
          if (each.isTaken) atServer = elements[0]?.value ?? "";
        }
        expect(words.isOpen()).toBe(elements[0]?.value !== atServer);
      }
    }),
  );
});
