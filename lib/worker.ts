import { deliverMailJob, requeueStrandedMails } from "@/lib/notifications/jobs";
import type { MailChecks } from "@/lib/notifications/still-allowed";
import { runWorker } from "@/lib/platform/run-worker";

/** Last words of the owning domains before a mail goes, one line a template: `<template>: mayStillBe…` from its domain. */
const mailChecks: MailChecks = {};

await runWorker({
  jobs: {
    "mail.deliver": deliverMailJob(mailChecks),
  },
  chores: [{ name: "mail.sweep", everySeconds: 30, run: requeueStrandedMails }],
});
