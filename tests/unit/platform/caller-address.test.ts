import { beforeAll, describe, expect, it, vi } from "vitest";

const settings = {
  APP_ORIGIN: "https://portal.example",
  DATABASE_URL: "postgres://u:p@127.0.0.1/x",
  SESSION_SECRET: "x".repeat(32),
  COMMITMENT_KEY: "y".repeat(32),
  SMTP_URL: "smtp://127.0.0.1:25",
  MAIL_FROM: "portal@portal.example",
  STORAGE_DIRECTORY: "/tmp",
  NODE_ENV: "test",
};

async function addressWith(hops: number, forwarded: string | null) {
  vi.resetModules();
  vi.stubEnv("TRUSTED_PROXY_HOPS", String(hops));
  const { callerAddress } = await import("@/lib/platform/caller-address");
  const headers = forwarded === null ? undefined : { "x-forwarded-for": forwarded };
  return callerAddress(new Request("https://portal.example/", headers ? { headers } : {}));
}

describe("the address a request came from", () => {
  beforeAll(() => {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  });

  it("is believed from trusted proxies only, counted from the right", async () => {
    expect(await addressWith(0, "1.2.3.4")).toBeNull();
    expect(await addressWith(1, "6.6.6.6, 1.2.3.4")).toBe("1.2.3.4");
    expect(await addressWith(2, "6.6.6.6, 1.2.3.4, 10.0.0.1")).toBe("1.2.3.4");
    expect(await addressWith(1, "2001:db8::1")).toBe("2001:db8::1");
  });

  it("is unknown when the chain is too short or holds no address", async () => {
    expect(await addressWith(2, "1.2.3.4")).toBeNull();
    expect(await addressWith(1, null)).toBeNull();
    expect(await addressWith(1, "unknown")).toBeNull();
    expect(await addressWith(1, "'; DROP TABLE x")).toBeNull();
  });
});
