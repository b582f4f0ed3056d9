import { runImportJob } from "@/lib/applications/import-jobs";
import { scanDocumentJob, watchDeadlines, watchDeadlinesJob } from "@/lib/applications/jobs";
import { lapseExpiredOffers, remindOverdueSides } from "@/lib/decisions/jobs";
import { deliverMailJob, requeueStrandedMails } from "@/lib/notifications/jobs";
import type { MailChecks } from "@/lib/notifications/still-allowed";
import { runWorker } from "@/lib/platform/run-worker";
import { solveAssignmentJob } from "@/lib/reviews/jobs";

// This file only composes: a queue's handler and a chore come from the jobs.ts of the domain that owns them.

/** Last words of the owning domains before a mail goes, one line a template: `<template>: mayStillBe…` from its domain. */
const mailChecks: MailChecks = {};

await runWorker({
  jobs: {
    "import.run": runImportJob,
    "mail.deliver": deliverMailJob(mailChecks),
    "application.lapse": watchDeadlinesJob,
    "document.scan": scanDocumentJob,
    "assignment.solve": solveAssignmentJob,
  },
  chores: [
    { name: "mail.sweep", everySeconds: 30, run: requeueStrandedMails },
    { name: "application.deadlines", everySeconds: 60, run: watchDeadlines },
    { name: "offer.lapse", everySeconds: 60, run: lapseExpiredOffers },
    { name: "recommendation.remind", everySeconds: 300, run: remindOverdueSides },
  ],
});
