/** Every queue of the job table with its retry rules (seconds). The migration step creates them; jobs.ts files handle them. */
export const queues = {
  "mail.deliver": { retryLimit: 8, retryDelay: 20, retryBackoff: true, expireInSeconds: 120 },
  "assignment.solve": { retryLimit: 1, expireInSeconds: 600 },
  "import.run": { retryLimit: 2, expireInSeconds: 900 },
  "application.lapse": { retryLimit: 3, expireInSeconds: 300 },
  "document.scan": { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 300 },
  "privacy.export": { retryLimit: 3, retryDelay: 10, expireInSeconds: 300 },
  "cda.scan": { retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 300 },
  // One waiting and one running for each key: however many reviews are filed meanwhile, the next job meets them all.
  "review.calibrate": { policy: "stately", retryLimit: 3, retryDelay: 10, expireInSeconds: 300 },
} as const;

export type QueueName = keyof typeof queues;
