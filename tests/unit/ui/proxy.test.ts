import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";

const visit = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));

const target = (path: string, headers?: Record<string, string>) => {
  const location = visit(path, headers).headers.get("location") ?? "";
  return location.replace("http://localhost:3000", "");
};

describe("the proxy", () => {
  it("sends the first page to the browser's language", () => {
    expect(target("/", { "accept-language": "zh-TW,en;q=0.5" })).toBe("/zh-HK");
    expect(target("/", { "accept-language": "zh" })).toBe("/zh-CN");
    expect(target("/")).toBe("/en-HK");
  });

  it("keeps path and query when it adds the language", () => {
    expect(target("/programmes/spring?x=1&y=%E7%94%B3")).toBe(
      "/en-HK/programmes/spring?x=1&y=%E7%94%B3",
    );
  });

  it("corrects the case of a known language", () => {
    expect(target("/ZH-hk/apply?x=1")).toBe("/zh-HK/apply?x=1");
  });

  it("never leaves the site", () => {
    for (const path of ["/https://evil.example", "/\\evil.example", "/%2F%2Fevil.example"]) {
      expect(target(path)).toMatch(/^\/en-HK\//);
    }
  });

  it("gives each page its own nonce and the fixed policy", () => {
    const first = visit("/en-HK/programmes").headers.get("content-security-policy") ?? "";
    const second = visit("/en-HK/programmes").headers.get("content-security-policy") ?? "";
    expect(first).not.toBe(second);
    const nonce = /'nonce-([0-9a-f]{32})'/.exec(first)?.[1];
    expect(first.split("; ")).toEqual(
      expect.arrayContaining([
        `script-src 'nonce-${nonce}' 'strict-dynamic'`,
        `style-src-elem 'self' 'nonce-${nonce}'`,
        "style-src-attr 'unsafe-inline'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  it("overwrites a nonce that the client brings along", () => {
    const response = visit("/en-HK", { "x-nonce": "mine" });
    expect(response.headers.get("x-middleware-request-x-nonce")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("stays away from the API, the build and root files, and from nothing else", () => {
    const pattern = new RegExp(`^${config.matcher[0]}$`);
    const touched = (path: string) => pattern.test(path);
    expect(
      [
        "/api",
        "/api/health",
        "/_next/static/a.css",
        "/icon.svg",
        "/robots.txt",
        "/.well-known/security.txt",
      ].some(touched),
    ).toBe(false);
    expect(
      [
        "/",
        "/en-HK",
        "/en-HK/a.b",
        "/apiary",
        "/zh-HK/api/x",
        "/en-HK/.well-known/x",
        "/a.well-known/x",
      ].every(touched),
    ).toBe(true);
  });
});
