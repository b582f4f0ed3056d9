import nodemailer from "nodemailer";
import type { RenderedMail } from "./render";

export interface Envelope {
  /** Of the outbox row; makes the Message-ID, so that a mail sent twice is recognised as one. */
  id: string;
  to: { name: string; address: string };
  date: Date;
}

export interface MailTransport {
  /** Hands one mail to the server, for one recipient. Returns the server's answer; throws its refusal. */
  send(envelope: Envelope, mail: RenderedMail): Promise<string>;
  close(): void;
}

/** The address inside `Name <address>`. */
function bareAddress(mailbox: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim();
}

/**
 * The mail server at `url` (smtp or smtps, settings of nodemailer as its query, e.g. `?requireTLS=true`).
 * Time-outs together stay below the lease of a mail (deliver.ts).
 */
export function openTransport(url: string, from: string): MailTransport {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = bareAddress(from);
  const host = sender.split("@")[1] ?? "localhost";
  return {
    async send({ id, to, date }, mail) {
      const sent = await transport.sendMail({
        from,
        // An object, never a string: a name with line ends or commas stays a name (security.md 10).
        to: { name: to.name, address: to.address },
        envelope: { from: sender, to: [to.address] },
        messageId: `<${id}@${host}>`,
        date,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
      });
      return sent.response;
    },
    close: () => transport.close(),
  };
}

export interface SendFailure {
  /** The server refused this mail for good (5xx to the sender, recipient or content); else trying again may help. */
  permanent: boolean;
  /** The server's answer, or what kept us from reaching it. */
  answer: string;
}

const aboutThisMail = new Set(["MAIL FROM", "RCPT TO", "DATA"]);

/** What a throw of `send` means. A 5xx to the log-in or greeting is about our settings and is tried again. */
export function sendFailure(error: unknown): SendFailure {
  const { responseCode, command, response, code, message } = error as {
    responseCode?: number;
    command?: string;
    response?: string;
    code?: string;
    message?: string;
  };
  const permanent =
    responseCode !== undefined && responseCode >= 500 && aboutThisMail.has(command ?? "");
  const answer = response ?? [code, message].filter(Boolean).join(": ");
  return { permanent, answer: answer.replace(/\s+/g, " ").slice(0, 500) };
}
