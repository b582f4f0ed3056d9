import { createElement } from "react";
import { render } from "@react-email/render";
import { formatDateTime } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { getTranslator } from "@/lib/i18n/translator";
import { env } from "@/lib/platform/env";
import { safeName } from "./address";
import { LetterPage, letterText, type Letter } from "./letter";
import { parseMailParams, type StoredMailParams } from "./params";
import { mailTemplates, type MailTemplate } from "./templates";

export interface MailToRender {
  template: string;
  params: unknown;
  locale: string;
  toName: string;
}

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

/** True for a template that this build knows. */
export function isMailTemplate(name: string): name is MailTemplate {
  return (mailTemplates as readonly string[]).includes(name);
}

/** What the sentences are given: dates written out, and a yes or no for each value that may be missing. */
function sentenceValues(params: StoredMailParams, locale: Locale): Record<string, string | number> {
  const { due, reason = "", ...rest } = params;
  return {
    startup: "",
    programme: "",
    intake: "",
    reference: "",
    person: "",
    organisation: "",
    ...rest,
    reason,
    due: due === undefined ? "" : formatDateTime(due, locale),
    hasDue: due === undefined ? "no" : "yes",
    hasReason: reason === "" ? "no" : "yes",
    hasIntake: rest.intake === undefined ? "no" : "yes",
    hasPerson: rest.person === undefined ? "no" : "yes",
  };
}

type Say = (key: string, values: Record<string, string | number>) => string;

/** Somebody who has not told us a name is not called by an address. */
function greetingOf(name: string, say: Say): string {
  const known = safeName(name);
  return known === "" || known.includes("@")
    ? say("letter.greetingPlain", {})
    : say("letter.greeting", { name: known });
}

/**
 * A mail as it will be read, in the recipient's language (English when the stored one is unknown).
 * Throws for an unknown template or params that do not fit it.
 */
export async function composeLetter(mail: MailToRender): Promise<Letter> {
  const { template } = mail;
  if (!isMailTemplate(template)) throw new Error(`mail ${template}: unknown template`);
  const locale = isLocale(mail.locale) ? mail.locale : "en-HK";
  const params = parseMailParams(template, mail.params);
  const translate = await getTranslator(locale, "notifications");
  const say: Say = (key, values) => translate(key as never, values as never) as string;
  const values = sentenceValues(params, locale);
  const of = (part: string) => say(`mails.${template}.${part}`, values);
  const origin = env().APP_ORIGIN;
  return {
    subject: of("subject").replace(/\s+/g, " ").trim(),
    lang: locale,
    product: say("letter.product", {}),
    greeting: greetingOf(mail.toName, say),
    heading: of("heading"),
    paragraphs: of("body")
      .split(/\n{2,}/)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
    code: params.code ?? null,
    button: params.path
      ? {
          label: of("button"),
          url: `${origin}/${locale}${params.path}`,
          hint: say("letter.linkHint", {}),
        }
      : null,
    footer: [say("letter.why", { origin }), say("letter.noReply", {})],
  };
}

/** Subject, text part and HTML part of a mail. Throws as `composeLetter`. */
export async function renderMail(mail: MailToRender): Promise<RenderedMail> {
  const letter = await composeLetter(mail);
  return {
    subject: letter.subject,
    text: letterText(letter),
    html: await render(createElement(LetterPage, { letter })),
  };
}
