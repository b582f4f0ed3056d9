import { watchDeadlines, watchDeadlinesJob } from "@/lib/applications/jobs";
import { applicationMailChecks } from "@/lib/applications/mail-checks";
import { anchorTrail, checkTrail } from "@/lib/audit/jobs";
import { sealTrail } from "@/lib/audit/seal";
import { requireSigningKey } from "@/lib/audit/signing";
import { lapseExpiredOffers, remindOffers, remindOverdueSides } from "@/lib/decisions/jobs";
import { decisionMailChecks } from "@/lib/decisions/mail-checks";
import { expireCopies, scanDocumentJob } from "@/lib/documents/jobs";
import { runImportJob } from "@/lib/imports/jobs";
import { checkInvariantsNightly } from "@/lib/invariants";
import { deliverMailJob, requeueStrandedMails } from "@/lib/notifications/jobs";
import { runWorker } from "@/lib/platform/run-worker";
import { announceExpiries, scanCdaJob } from "@/lib/releases/jobs";
import { releaseMailChecks } from "@/lib/releases/mail-checks";
import { buildExportJob } from "@/lib/privacy/export/build-export";
import { eraseIdleAccounts } from "@/lib/privacy/jobs/erase-idle";
import { eraseDue } from "@/lib/privacy/jobs/erase-due";
import { expireExports } from "@/lib/privacy/jobs/expire-exports";
import { replayErasures } from "@/lib/privacy/jobs/replay-erasures";
import { queueWaitingCalibrations } from "@/lib/reviews/commands/calibrate-reviews";
import { calibrateReviewsJob, remindReviewers, solveAssignmentJob } from "@/lib/reviews/jobs";
import { reviewMailChecks } from "@/lib/reviews/mail-checks";

// This file only composes: a queue's handler and a chore come from the jobs.ts of the domain that owns them.

await runWorker({
  checkSettings: requireSigningKey,
  jobs: {
    "import.run": runImportJob,
    "mail.deliver": deliverMailJob({
      ...applicationMailChecks,
      ...releaseMailChecks,
      ...reviewMailChecks,
      ...decisionMailChecks,
    }),
    "application.lapse": watchDeadlinesJob,
    "document.scan": scanDocumentJob,
    "cda.scan": scanCdaJob,
    "privacy.export": buildExportJob,
    "assignment.solve": solveAssignmentJob,
    "review.calibrate": calibrateReviewsJob,
  },
  chores: [
    { name: "audit.seal", everySeconds: 2, run: sealTrail },
    { name: "audit.anchor", everySeconds: 60, run: anchorTrail },
    { name: "privacy.expire", everySeconds: 600, run: expireExports },
    { name: "privacy.erase", everySeconds: 3600, run: eraseDue },
    { name: "privacy.idle", everySeconds: 6 * 3600, run: eraseIdleAccounts },
    { name: "privacy.replay", everySeconds: 600, run: replayErasures },
    { name: "document.copies", everySeconds: 60, run: expireCopies },
    { name: "audit.check", everySeconds: 120, run: checkTrail },
    { name: "invariants.check", everySeconds: 900, run: checkInvariantsNightly },
    { name: "mail.sweep", everySeconds: 30, run: requeueStrandedMails },
    { name: "application.deadlines", everySeconds: 60, run: watchDeadlines },
    { name: "release.expiry", everySeconds: 300, run: announceExpiries },
    { name: "review.remind", everySeconds: 300, run: remindReviewers },
    { name: "review.calibrations", everySeconds: 60, run: queueWaitingCalibrations },
    { name: "offer.lapse", everySeconds: 60, run: lapseExpiredOffers },
    { name: "offer.remind", everySeconds: 300, run: remindOffers },
    { name: "recommendation.remind", everySeconds: 300, run: remindOverdueSides },
  ],
});
