import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../../../components");

const field =
  /<(TextField|TextAreaField|SelectField|CheckboxField|ChipChoice|EmailField|MomentField|Ticks|Field)\b/g;
const byLibrary = /from "react-hook-form"|useSetUpForm|\bFieldAt\b/;

/** Saved while written: docs/adr/0014. */
const drafts = ["applications/section-form", "reviews/review-form"];

const forms = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx"))
  .map((file) => ({
    name: file.replace(/\.tsx$/, ""),
    text: readFileSync(path.join(root, file), "utf8"),
  }))
  .filter(({ text }) => /<Form\b/.test(text));

it("a form of several fields keeps its values in react-hook-form", () => {
  expect(forms.length).toBeGreaterThan(20);
  const byHand = forms
    .filter(({ text }) => [...text.matchAll(field)].length > 1 && !byLibrary.test(text))
    .map(({ name }) => name);
  expect(byHand.filter((name) => !drafts.includes(name))).toEqual([]);
});

it("whoever leaves a form with unsent words is asked: every form is a Form, a draft, or leads to an address", () => {
  const asks = ["ui/form", "ui/confirm-dialog"];
  const byHand = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) =>
      [...readFileSync(path.join(root, file), "utf8").matchAll(/<form\b[^>]*/g)].map(([tag]) => ({
        name: file.replace(/\.tsx$/, ""),
        leadsToAddress: /\saction=|\smethod="get"/.test(tag),
      })),
    );
  expect(byHand.length).toBeGreaterThan(asks.length);
  const unminded = byHand.filter(({ leadsToAddress }) => !leadsToAddress).map(({ name }) => name);
  // The viewer's form only turns to a page.
  expect([...new Set(unminded)].sort()).toEqual([...asks, "documents/viewer-bar"].sort());
});
