import { z } from "zod";
import type { MailTemplate } from "./templates";

/** The states of an outbox mail; twin of the enum MailState in prisma/models. */
export const mailStates = ["held", "queued", "sending", "failed", "sent", "dropped"] as const;

export type MailStateName = (typeof mailStates)[number];

/** Not gone and in nobody's hands: what is given up, also when its recipient is erased. */
export const waitingMailStates = ["held", "queued", "failed"] as const satisfies MailStateName[];

/** Mails on a page of the list. */
export const mailPageSize = 50;

/** Filters of the list as they stand in the address of the page. */
export const mailFilters = z.strictObject({
  state: z.enum(mailStates).optional(),
  // Postgres cannot compare with a NUL.
  q: z
    .string()
    .trim()
    .max(120)
    .refine((words) => !words.includes("\u0000") && words.isWellFormed())
    .optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export type MailFilters = z.output<typeof mailFilters>;

/** The filters in a page's address; what is not a filter, or not a sane one, is left out. */
export function mailFiltersFrom(raw: Record<string, string | string[] | undefined>): MailFilters {
  const state = mailFilters.shape.state.safeParse(raw.state);
  const q = mailFilters.shape.q.safeParse(raw.q);
  const page = mailFilters.shape.page.safeParse(raw.page);
  return {
    ...(state.success && state.data ? { state: state.data } : {}),
    ...(q.success && q.data ? { q: q.data } : {}),
    page: page.success ? page.data : 1,
  };
}

/** The filters as the query of an address, with the leading "?"; empty for none. */
export function mailQuery({ state, q, page }: Partial<MailFilters>): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (q) query.set("q", q);
  if (page && page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `?${text}` : "";
}

export const mailParams = z.strictObject({ id: z.uuid() });

/** Acts on one mail are told by their address alone. */
export const noBody = z.strictObject({}).nullable();

/** What the demo's listener keeps of a mail; twin of `stored` in scripts/demo-mail-listener.ts. Dates ISO. */
export const demoMail = z.object({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  date: z.string(),
  receivedAt: z.string(),
  messageId: z.string(),
});

export type DemoMail = z.output<typeof demoMail>;

/** One mail as its organisation's staff see it; dates ISO. */
export interface MailRow {
  id: string;
  template: MailTemplate;
  state: MailStateName;
  /** Null where staff may see that it went but not to whom. */
  recipient: { name: string; address: string } | null;
  /** Name of the startup or reference; null where the recipient is hidden. */
  about: string | null;
  attempts: number;
  /** The mail server's answer, or a code of ours that begins with `portal.`; null where the recipient is hidden. */
  answer: string | null;
  nextAttemptAt: string | null;
  sentAt: string | null;
  createdAt: string;
  actions: { retry: boolean; release: boolean; drop: boolean; read: boolean };
}

export interface MailList {
  items: MailRow[];
  total: number;
  page: number;
  /** How many there are in each state, whatever the chosen state; the search applies. */
  counts: Record<MailStateName, number>;
}

/** One mail with its words. */
export interface MailDetail extends MailRow {
  letter: { subject: string; text: string; locale: string };
}
