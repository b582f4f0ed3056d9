import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

export interface MailListener {
  /** For SMTP_URL. */
  url: string;
  stop(): Promise<void>;
}

interface ListenerOptions {
  /** Where each mail becomes one JSON file. */
  directory: string;
  /** A free port unless told. */
  port?: number;
}

/** How many mails are kept; older ones are removed. */
const keepLast = 500;

/**
 * A real mail server on the loopback interface that delivers to nobody: every mail becomes
 * `<directory>/<time>-<id>.json`, read by lib/notifications/demo-outbox.ts. Throws when the folder cannot be written
 * or the port is taken.
 */
export async function startMailListener(options: ListenerOptions): Promise<MailListener> {
  const directory = path.resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 500,
    size: 5_000_000,
    onData(stream, session, done) {
      keep(directory, stream, session).then(
        () => done(),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that hangs up in mid-sentence is its own affair.
  server.on("error", () => undefined);
  const port = await listen(server, options.port ?? 0);
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.server.address();
      if (address && typeof address === "object") resolve(address.port);
      else reject(new Error("the mail listener has no port"));
    });
  });
}

async function keep(
  directory: string,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
): Promise<void> {
  const mail = await simpleParser(stream);
  const now = new Date();
  const id = `${now.getTime()}-${randomBytes(4).toString("hex")}`;
  const stored = {
    id,
    from: mail.from?.text ?? "",
    // Who really gets it: the envelope, not the header.
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: typeof mail.html === "string" ? mail.html : "",
    date: (mail.date ?? now).toISOString(),
    receivedAt: now.toISOString(),
    messageId: mail.messageId ?? "",
  };
  const file = path.join(directory, `${id}.json`);
  // A reader never sees half a mail.
  await writeFile(`${file}.part`, JSON.stringify(stored, null, 2));
  await rename(`${file}.part`, file);
  await forgetOldest(directory);
}

async function forgetOldest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => /^\d{13}-.*\.json$/.test(name)).sort();
  for (const name of names.slice(0, Math.max(0, names.length - keepLast))) {
    await rm(path.join(directory, name), { force: true });
  }
}
