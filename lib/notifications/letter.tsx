import type { CSSProperties } from "react";

/** Everything a mail says, already in the recipient's language. */
export interface Letter {
  subject: string;
  lang: string;
  product: string;
  greeting: string;
  heading: string;
  paragraphs: string[];
  /** Shown large and apart, for typing over. */
  code: string | null;
  button: { label: string; url: string; hint: string } | null;
  footer: string[];
}

// Inline styles on plain blocks: what the web readers of qq.com, 163.com and Outlook keep. No images, no fonts to load.
const fonts =
  '-apple-system, "Segoe UI", "PingFang HK", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK HK", Arial, sans-serif';
const page: CSSProperties = {
  margin: 0,
  padding: "24px 12px",
  backgroundColor: "#FCFCFA",
  color: "#1D2126",
  fontFamily: fonts,
  fontSize: "16px",
  lineHeight: "1.6",
};
const sheet: CSSProperties = { maxWidth: "560px", margin: "0 auto" };
const quiet: CSSProperties = { color: "#5A6068", fontSize: "14px", margin: "0 0 8px" };
const paragraph: CSSProperties = { margin: "0 0 16px", whiteSpace: "pre-line" };
const codeStyle: CSSProperties = {
  margin: "0 0 16px",
  fontSize: "30px",
  fontWeight: 600,
  letterSpacing: "6px",
};
const buttonStyle: CSSProperties = {
  display: "inline-block",
  padding: "12px 20px",
  borderRadius: "6px",
  backgroundColor: "#0F6B6B",
  color: "#FFFFFF",
  fontWeight: 600,
  textDecoration: "none",
};

/** The HTML part. */
export function LetterPage({ letter }: { letter: Letter }) {
  return (
    <html lang={letter.lang}>
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{letter.subject}</title>
      </head>
      <body style={page}>
        <div style={sheet}>
          <p style={quiet}>{letter.product}</p>
          <h1 style={{ fontSize: "22px", lineHeight: "1.35", margin: "0 0 16px" }}>
            {letter.heading}
          </h1>
          <p style={paragraph}>{letter.greeting}</p>
          {letter.code ? <p style={codeStyle}>{letter.code}</p> : null}
          {letter.paragraphs.map((text) => (
            <p key={text} style={paragraph}>
              {text}
            </p>
          ))}
          {letter.button ? <LinkBlock {...letter.button} /> : null}
          <div style={{ borderTop: "1px solid #DDDDD6", marginTop: "24px", paddingTop: "12px" }}>
            {letter.footer.map((text) => (
              <p key={text} style={quiet}>
                {text}
              </p>
            ))}
          </div>
        </div>
      </body>
    </html>
  );
}

function LinkBlock({ label, url, hint }: { label: string; url: string; hint: string }) {
  return (
    <>
      <p style={{ margin: "24px 0 16px" }}>
        <a href={url} style={buttonStyle}>
          {label}
        </a>
      </p>
      <p style={quiet}>
        {hint}
        <br />
        <a href={url} style={{ color: "#0F6B6B", wordBreak: "break-all" }}>
          {url}
        </a>
      </p>
    </>
  );
}

/** The text part: the same words in the same order. */
export function letterText(letter: Letter): string {
  const parts = [
    letter.heading,
    letter.greeting,
    ...(letter.code ? [letter.code] : []),
    ...letter.paragraphs,
    ...(letter.button ? [`${letter.button.label}\n${letter.button.url}`] : []),
    `-- \n${letter.footer.join("\n")}`,
  ];
  return `${parts.join("\n\n")}\n`;
}
