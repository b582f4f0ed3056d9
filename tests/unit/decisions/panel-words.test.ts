import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { PanelSheet } from "@/components/decisions/panel-sheet";
import type { ApplicationStatus } from "@/lib/applications/schema";
import type { PanelRow, PanelView } from "@/lib/decisions/views";
import { loadMessages } from "@/lib/i18n/messages";
import { now } from "./people";

const side = {
  recorded: true,
  sealed: false,
  averages: null,
  mustConfirm: [],
  value: "admit" as const,
};

const rowWith = (status: ApplicationStatus, letter: PanelRow["letter"] = null): PanelRow => ({
  applicationId: "a",
  reference: "CI-7K3Q-2M",
  name: "Harbour",
  otherName: null,
  status,
  sides: { lead: side, partner: side },
  agree: true,
  leadAlone: false,
  state: "decided",
  recommendationsDueAt: now,
  outcome: "offered",
  outcomeBy: "joint",
  letter,
});

async function wordsOf(row: PanelRow): Promise<string> {
  const view: PanelView = {
    intake: { slug: "i", name: "I", programme: "P", panelAt: null },
    calibratedAsOf: null,
    ownSide: "lead",
    organisations: { lead: "Lead", partner: "Partner" },
    criteria: { lead: [], partner: [] },
    rows: [row],
    counts: { reviewers: 0, conflicts: 0, bothIn: 1, inReview: 0 },
  };
  const messages = await loadMessages("en-HK", ["decisions", "applications"]);
  const sheet = createElement(PanelSheet, { view, scores: "raw", locale: "en-HK" });
  const given = { locale: "en-HK", messages, timeZone: "Asia/Hong_Kong", children: sheet };
  const page = createElement(NextIntlClientProvider, given);
  const cells = renderToStaticMarkup(page).split("<td");
  return (cells.at(-1) ?? "")
    .replaceAll(/<[^>]*>|^[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

describe("the panel sheet says of an offered place", () => {
  it.each([
    ["deciding", "waits", "Offered a place Letter not sent"],
    ["offered", "late", "Offered a place Letter not sent"],
    ["offered", null, "Offered a place"],
    ["lapsed", null, "Lapsed"],
    ["declined", null, "Offer declined"],
    ["withdrawn", null, "Withdrawn"],
    ["admitted", null, "Admitted"],
  ] as const)("%s, letter %s: %s", async (status, letter, words) => {
    expect(await wordsOf(rowWith(status, letter))).toBe(words);
  });
});
