import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { getDemoMail, hasDemoOutbox, listDemoMail } from "@/lib/notifications/demo-outbox";
import { openTransport, type MailTransport } from "@/lib/notifications/transport";
import { startMailListener, type MailListener } from "@/scripts/demo-mail-listener";

let directory: string;
let listener: MailListener;
let transport: MailTransport;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "portal-mail-"));
  listener = await startMailListener({ directory });
  transport = openTransport(listener.url, "Co-Incubation <portal@portal.test>");
  const settings = {
    APP_ORIGIN: "http://127.0.0.1:3999",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    SESSION_SECRET: "x".repeat(32),
    COMMITMENT_KEY: "x".repeat(32),
    SMTP_URL: listener.url,
    MAIL_FROM: "Portal <portal@portal.test>",
    STORAGE_DIRECTORY: "unused",
    DEMO_MODE: "1",
    DEMO_MAIL_DIRECTORY: directory,
  };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});

afterAll(async () => {
  transport.close();
  await listener.stop();
  await rm(directory, { recursive: true });
});

const send = (address: string, subject: string) =>
  transport.send(
    { id: crypto.randomUUID(), to: { name: "陳大文", address }, date: new Date() },
    { subject, text: "登入驗證碼 012345\n", html: "<p>登入驗證碼 012345</p>" },
  );

it("a mail sent to the demo's listener can be read again, newest first and by recipient", async () => {
  expect(hasDemoOutbox()).toBe(true);
  await send("founder@demo.test", "第一封");
  await send("officer@demo.test", "Second");
  const all = await listDemoMail();
  expect(all.map((mail) => mail.subject)).toEqual(["Second", "第一封"]);
  const [mine] = await listDemoMail("FOUNDER@");
  expect(mine).toMatchObject({ subject: "第一封", to: ["founder@demo.test"] });
  expect(mine?.text).toContain("登入驗證碼 012345");
  expect(await getDemoMail(mine?.id ?? "")).toEqual(mine);
});

it("a name of a mail that is none of ours opens no file", async () => {
  await writeFile(path.join(directory, "secret.json"), "{}");
  expect(await getDemoMail("secret")).toBeNull();
  expect(await getDemoMail("../secret")).toBeNull();
});

it("only the newest 500 are kept", async () => {
  for (let n = 0; n < 505; n += 1) {
    await writeFile(path.join(directory, `${1_000_000_000_000 + n}-00000000.json`), "{}");
  }
  await send("founder@demo.test", "Newest");
  const left = await readdir(directory);
  expect(left.filter((name) => /^\d/.test(name))).toHaveLength(500);
  const [newest] = await listDemoMail("", 1);
  expect(newest?.subject).toBe("Newest");
});
