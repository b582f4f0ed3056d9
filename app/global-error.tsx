"use client";

/** The last resort, when the root layout itself failed: no messages, no theme, three languages. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en-HK">
      <head>
        <title>Something went wrong</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body
        style={{ margin: "10vh auto", maxWidth: 560, padding: 16, font: "16px/1.6 sans-serif" }}
      >
        <h1>Something went wrong on our side</h1>
        <p>What you had saved is safe. Try again.</p>
        <p lang="zh-HK">系統出了問題，已儲存的內容安然無恙，請再試一次。</p>
        <p lang="zh-CN">系统出了问题，已保存的内容不受影响，请重试。</p>
        <button type="button" onClick={reset} style={{ font: "inherit", padding: "8px 16px" }}>
          Try again · 再試一次 · 重试
        </button>
      </body>
    </html>
  );
}
