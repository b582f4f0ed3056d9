import { beforeAll, describe, expect, it, vi } from "vitest";
import { locales } from "@/lib/i18n/locales";
import { loadMessages } from "@/lib/i18n/messages";
import { parseMailParams } from "@/lib/notifications/params";
import { composeLetter, renderMail } from "@/lib/notifications/render";
import { mailTemplates, type MailTemplate } from "@/lib/notifications/templates";
import { sampleParams } from "@/tests/support/mail-params";

beforeAll(() => {
  const settings = {
    APP_ORIGIN: "https://portal.example",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    SESSION_SECRET: "x".repeat(32),
    COMMITMENT_KEY: "x".repeat(32),
    SMTP_URL: "smtp://127.0.0.1:1",
    MAIL_FROM: "Portal <portal@portal.example>",
    STORAGE_DIRECTORY: "unused",
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});

const mail = (template: MailTemplate, locale: string, which: "needed" | "all" = "needed") => ({
  template,
  locale,
  params: sampleParams(template, which),
  toName: "Chan Tai Man",
});

// What a sentence that could not be formatted, or a value that was not given, leaves behind.
const broken = /[{}]|mails\.|letter\.|undefined|notifications/;

describe.each(locales)("every mail in %s", (locale) => {
  it.each(mailTemplates)("%s reads whole with the least and with all params", async (template) => {
    for (const which of ["needed", "all"] as const) {
      const { subject, text, html } = await renderMail(mail(template, locale, which));
      expect(subject).not.toBe("");
      expect(subject).not.toMatch(/[\r\n]/);
      expect(subject).not.toMatch(broken);
      expect(text).not.toMatch(broken);
      expect(text.length).toBeGreaterThan(80);
      expect(html).toContain(`lang="${locale}"`);
      expect(html).not.toMatch(/<img|<script|url\(|@import/);
    }
  });
});

describe("a mail", () => {
  it("shows a date in the recipient's language and Hong Kong time", async () => {
    const english = await renderMail(mail("outcome_offered", "en-HK"));
    const chinese = await renderMail(mail("outcome_offered", "zh-CN"));
    expect(english.text).toContain("12 May 2027, 18:00 HKT (UTC+8)");
    expect(chinese.text).toContain("2027 年 5 月 12 日 18:00（香港时间 UTC+8）");
  });

  it("links to the portal's own address in the recipient's language, and nowhere else", async () => {
    for (const template of mailTemplates) {
      const { html } = await renderMail(mail(template, "zh-HK"));
      const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
      const leadsSomewhere = "path" in sampleParams(template);
      expect(links.length).toBeGreaterThanOrEqual(leadsSomewhere ? 1 : 0);
      for (const link of links) expect(link).toMatch(/^https:\/\/portal\.example\/zh-HK\//);
    }
  });

  it("carries the sign-in code in its text part and not in its subject", async () => {
    const { subject, text } = await renderMail(mail("sign_in_code", "en-HK"));
    expect(text).toContain("012345");
    expect(subject).not.toContain("012345");
  });

  it("keeps markup in a name as text", async () => {
    const params = { ...sampleParams("papers_received"), startup: "<b>A&B</b>" };
    const { html, text } = await renderMail({ ...mail("papers_received", "en-HK"), params });
    expect(html).not.toContain("<b>");
    expect(text).toContain("<b>A&B</b>");
  });

  it("cannot be given a line end in its subject by a name", async () => {
    const params = { ...sampleParams("offer_accepted"), startup: "A\r\nBcc: x@y.test" };
    const { subject } = await renderMail({ ...mail("offer_accepted", "en-HK"), params });
    expect(subject).toContain("A Bcc: x@y.test");
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it("does not greet somebody without a name by an address", async () => {
    const letter = await composeLetter({ ...mail("sign_in_code", "en-HK"), toName: "a@b.test" });
    expect(letter.greeting).toBe("Hello,");
  });
});

describe("params", () => {
  it.each(mailTemplates)("of %s are refused when one is missing", (template) => {
    for (const name of Object.keys(sampleParams(template))) {
      const rest: Record<string, unknown> = { ...sampleParams(template) };
      delete rest[name];
      expect(() => parseMailParams(template, rest)).toThrow(name);
    }
  });

  it("of an unknown name are refused", () => {
    const params = { ...sampleParams("admitted"), abstract: "secret" };
    expect(() => parseMailParams("admitted", params)).toThrow("abstract");
  });

  it.each(["//evil.test/x", "https://evil.test", "javascript:alert(1)", "/a b", "/a\nb"])(
    "refuse the path %j",
    (path) => {
      const params = { ...sampleParams("admitted"), path };
      expect(() => parseMailParams("admitted", params)).toThrow("path");
    },
  );
});

it("every template has words for each part, its list name and nothing more, in each language", async () => {
  for (const locale of locales) {
    const { notifications } = await loadMessages(locale, ["notifications"]);
    const tree = notifications as unknown as {
      mails: Record<string, Record<string, string>>;
      kinds: Record<string, string>;
    };
    expect(Object.keys(tree.mails).sort()).toEqual([...mailTemplates].sort());
    expect(Object.keys(tree.kinds).sort()).toEqual([...mailTemplates].sort());
    for (const words of Object.values(tree.mails)) {
      expect(Object.keys(words).sort()).toEqual(["body", "button", "heading", "subject"]);
    }
  }
});
