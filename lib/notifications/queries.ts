import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { withActor } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { literalInLike } from "@/lib/platform/like";
import { privateRecipientTemplates, secretMailParams, type StoredMailParams } from "./params";
import { canDropMail, canReleaseMail, canRetryMail } from "./policy";
import { isMailTemplate, renderMail } from "./render";
import {
  mailPageSize,
  mailStates,
  type MailDetail,
  type MailFilters,
  type MailList,
  type MailRow,
  type MailStateName,
} from "./schema";
import { findVisibleMail, mailScope, visibleColumns, type VisibleMail } from "./scope";
import { mailTemplates, type MailTemplate } from "./templates";

const isoOrNull = (moment: Date | null) => moment?.toISOString() ?? null;

/** Administrators see sign-in mails, whose recipients they look after; to all others drafts and teams stay private. */
function isRecipientHidden(actor: Actor, template: MailTemplate): boolean {
  return actor.membership?.role !== "administrator" && privateRecipientTemplates.includes(template);
}

function canRead(actor: Actor, template: MailTemplate): boolean {
  return !isRecipientHidden(actor, template) && secretMailParams[template] === undefined;
}

/** A row for the reader's eyes; null for a template that this build no longer knows. */
function rowFor(actor: Actor, mail: VisibleMail): MailRow | null {
  const { template, state } = mail;
  if (!isMailTemplate(template)) return null;
  const hidden = isRecipientHidden(actor, template);
  const params = mail.params as StoredMailParams;
  return {
    id: mail.id,
    template,
    state,
    recipient: hidden ? null : { name: mail.toName, address: mail.toAddress },
    about: hidden ? null : (params.startup ?? params.intake ?? params.programme ?? null),
    attempts: mail.attempts,
    // A server's answer often repeats the address.
    answer: hidden && !mail.lastError?.startsWith("portal.") ? null : mail.lastError,
    nextAttemptAt: state === "queued" && mail.attempts > 0 ? isoOrNull(mail.nextAttemptAt) : null,
    sentAt: isoOrNull(mail.sentAt),
    createdAt: mail.createdAt.toISOString(),
    actions: {
      retry: canRetryMail(actor, mail).may,
      release: canReleaseMail(actor, mail).may,
      drop: canDropMail(actor, mail).may,
      read: canRead(actor, template),
    },
  };
}

/** Searches names, addresses and what the mail is about; never the mails whose recipients are hidden. */
function searchFilter(actor: Actor, q: string | undefined): Prisma.OutboxMailWhereInput {
  if (!q) return {};
  // Prisma hands the words to ILIKE as they are, in columns and in JSON alike.
  const words = literalInLike(q);
  const contains = { contains: words, mode: "insensitive" } as const;
  const about = (name: "startup" | "reference") => ({
    params: { path: [name], string_contains: words, mode: "insensitive" } as const,
  });
  const hidden = actor.membership?.role === "administrator" ? [] : [...privateRecipientTemplates];
  return {
    AND: [
      { template: { notIn: hidden } },
      {
        OR: [{ toName: contains }, { toAddress: contains }, about("startup"), about("reference")],
      },
    ],
  };
}

const noCounts = () =>
  Object.fromEntries(mailStates.map((state) => [state, 0])) as Record<MailStateName, number>;

/**
 * The mails of the actor's organisation, newest first, 50 a page. Recipients of mails about drafts and teams are left
 * out, and such mails are not found by searching. An actor without any mails to see gets an empty list.
 */
export function listMail(actor: Actor, filters: MailFilters): Promise<MailList> {
  return withActor(actor, async (tx) => {
    const scope = await mailScope(tx, actor);
    if (!scope) return { items: [], total: 0, page: filters.page, counts: noCounts() };
    const searched = {
      AND: [scope, { template: { in: [...mailTemplates] } }, searchFilter(actor, filters.q)],
    };
    const where = { AND: [searched, filters.state ? { state: filters.state } : {}] };
    const rows = await tx.outboxMail.findMany({
      where,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (filters.page - 1) * mailPageSize,
      take: mailPageSize,
      select: visibleColumns,
    });
    const groups = await tx.outboxMail.groupBy({
      by: ["state"],
      where: searched,
      _count: { _all: true },
    });
    const counts = noCounts();
    for (const group of groups) counts[group.state] = group._count._all;
    const total = filters.state
      ? counts[filters.state]
      : Object.values(counts).reduce((sum, count) => sum + count, 0);
    const items = rows.flatMap((mail) => rowFor(actor, mail) ?? []);
    return { items, total, page: filters.page, counts };
  });
}

/**
 * One mail with its words as the recipient reads them. Throws 404 when the actor may not see it or may not read it:
 * codes, invitations, and mails about drafts and teams.
 */
export function getMail(actor: Actor, id: string): Promise<MailDetail> {
  return withActor(actor, async (tx) => {
    const mail = await findVisibleMail(tx, actor, id);
    const row = mail && rowFor(actor, mail);
    if (!mail || !row?.actions.read) throw notFound();
    const { subject, text } = await renderMail(mail);
    return { ...row, letter: { subject, text, locale: mail.locale } };
  });
}
