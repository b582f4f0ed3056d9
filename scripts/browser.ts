import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Where Debian's package puts Chromium. */
export const systemChromium = "/usr/bin/chromium";

const quietly = (command: string, ...given: string[]) =>
  spawnSync(command, given, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;

/**
 * Makes sure that a Chromium is there for Playwright: the system's, else Debian's package (as root), else Playwright's
 * own download. Throws with one line when none can be had.
 */
export async function ensureBrowser(): Promise<void> {
  if (existsSync(systemChromium)) return;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing Chromium and Chinese fonts (once) …");
    const done =
      quietly("apt-get", "update", "-qq") &&
      quietly("apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk");
    if (done && existsSync(systemChromium)) return;
  }
  if (!quietly("playwright", "install", "chromium")) {
    throw new Error(
      "No Chromium: install the package `chromium`, or let `npx playwright install chromium` reach its download.",
    );
  }
}
