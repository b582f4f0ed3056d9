import type { Metadata } from "next";

export const metadata: Metadata = { title: "Page not found" };

/** For addresses outside the languages (a file at the root that is not there). */
export default function GlobalNotFound() {
  return (
    <html lang="en-HK">
      <body
        style={{ margin: "10vh auto", maxWidth: 560, padding: 16, font: "16px/1.6 sans-serif" }}
      >
        <h1>Page not found</h1>
        <p>There is no page at this address.</p>
        <p lang="zh-HK">此網址沒有頁面。</p>
        <p lang="zh-CN">该网址没有页面。</p>
        <a href="/">Co-Incubation</a>
      </body>
    </html>
  );
}
