import { setTimeout as later } from "node:timers/promises";
import { expect, it } from "vitest";
import { ReleasedPointer } from "@/components/ui/released-pointer";

it("what a blur sets off comes after the click of the press that blurred, and at once without one", async () => {
  const page = new EventTarget();
  const heard: string[] = [];
  page.addEventListener("click", () => heard.push("click"));
  const pointer = new ReleasedPointer(page);
  page.dispatchEvent(new Event("pointerdown"));
  pointer.run(() => heard.push("saved"));
  await later(20);
  expect(heard).toEqual([]);
  page.dispatchEvent(new Event("pointerup"));
  page.dispatchEvent(new Event("click"));
  await later(20);
  expect(heard).toEqual(["click", "saved"]);
  pointer.run(() => heard.push("by keyboard"));
  await later(20);
  expect(heard).toEqual(["click", "saved", "by keyboard"]);
});

it("nothing that waited is forgotten when a press ends otherwise, or the page goes", async () => {
  const page = new EventTarget();
  const heard: string[] = [];
  const pointer = new ReleasedPointer(page);
  page.dispatchEvent(new Event("pointerdown"));
  pointer.run(() => heard.push("dragged"));
  page.dispatchEvent(new Event("dragend"));
  await later(20);
  page.dispatchEvent(new Event("pointerdown"));
  pointer.run(() => heard.push("left"));
  pointer.stop();
  await later(20);
  expect(heard).toEqual(["dragged", "left"]);
});
