import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { systemChromium } from "./scripts/browser";

const port = Number(process.env.E2E_PORT ?? 3111);
export const origin = process.env.E2E_ORIGIN ?? `http://127.0.0.1:${port}`;

const journey = "**/journey/*.spec.ts";
const crawl = "**/access/canaries.spec.ts";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  workers: 2,
  // The long ones begin first, so that none is left alone with one worker at the end.
  projects: [
    { name: "journey", testMatch: journey },
    { name: "crawl", testMatch: crawl },
    { name: "rest", testMatch: "**/*.spec.ts", testIgnore: [journey, crawl] },
  ],
  // A test that fails now and then is mended, not asked again.
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? "test-results/e2e.json" }],
  ],
  use: {
    baseURL: origin,
    locale: "en-HK",
    timezoneId: "Asia/Hong_Kong",
    // A button that is not there is said at once, not when the whole test runs out of time.
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(existsSync(systemChromium) ? { executablePath: systemChromium } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // The product itself, started as its README says, on a data folder of its own.
  ...(process.env.E2E_ORIGIN
    ? {}
    : {
        webServer: {
          command: "npm start -- --fresh",
          url: `${origin}/api/health`,
          timeout: 600_000,
          reuseExistingServer: false,
          gracefulShutdown: { signal: "SIGTERM", timeout: 10_000 },
          stdout: "pipe",
          // The browsers of the tests share the processor with the database: a connection may take longer than in service.
          env: {
            PORT: String(port),
            PORTAL_DATA: ".data/e2e",
            DATABASE_WAIT_MS: "10000",
            // For tests/e2e/access/canaries.spec.ts: a mark in every protected text.
            SEED_CANARIES: "1",
          },
        },
      }),
});
