import { expect, test } from "@playwright/test";

const files: [path: string, type: string][] = [
  ["/favicon.ico", "image/x-icon"],
  ["/icon.svg", "image/svg+xml"],
  ["/apple-touch-icon.png", "image/png"],
  ["/icon-192.png", "image/png"],
  ["/icon-512.png", "image/png"],
  ["/manifest.webmanifest", "application/manifest+json"],
  ["/robots.txt", "text/plain"],
  ["/.well-known/security.txt", "text/plain"],
  ["/share-en-HK.png", "image/png"],
  ["/share-zh-HK.png", "image/png"],
  ["/share-zh-CN.png", "image/png"],
];

/** Width and height of a PNG: the two numbers of its first chunk. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test("what browsers and machines look for at the root is there, of its own type", async ({
  request,
}) => {
  for (const [path, type] of files) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(200);
    expect(answer.headers()["content-type"], path).toContain(type);
    expect(answer.headers()["x-content-type-options"], path).toBe("nosniff");
  }
  const size = async (path: string) => sizeOf(await (await request.get(path)).body());
  expect(await size("/apple-touch-icon.png")).toEqual([180, 180]);
  expect(await size("/share-zh-HK.png")).toEqual([1200, 630]);
  const manifest = (await (await request.get("/manifest.webmanifest")).json()) as {
    icons: { src: string; sizes: string }[];
  };
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200);
});

test("a demo is not to be found, and says who hears of a weakness", async ({
  request,
  baseURL,
}) => {
  expect(await (await request.get("/robots.txt")).text()).toContain("Disallow: /\n");
  const text = await (await request.get("/.well-known/security.txt")).text();
  expect(text).toContain(`Canonical: ${baseURL}/.well-known/security.txt`);
});

for (const locale of ["en-HK", "zh-HK", "zh-CN"]) {
  test(`a page's head holds its title and what a shared link shows in ${locale}`, async ({
    page,
    request,
    baseURL,
  }) => {
    for (const path of ["", "/programmes/hkstp-az", "/privacy", "/sign-in", "/no-such-page"]) {
      const html = await (await request.get(`/${locale}${path}`)).text();
      const head = html.slice(0, html.indexOf("</head>"));
      expect(head, path).toMatch(/<title>[^<]{3,}<\/title>/);
    }
    await page.goto(`/${locale}`);
    const content = (name: string) =>
      page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute("content");
    expect(await content("og:image")).toBe(`${baseURL}/share-${locale}.png`);
    expect(await content("og:locale")).toBe(locale.replace("-", "_"));
    expect(await content("twitter:card")).toBe("summary_large_image");
    expect(await content("og:title")).toBe(await page.title());
    expect(await content("robots")).toBe("noindex");
  });
}
