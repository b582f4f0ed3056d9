import type { Readable } from "node:stream";
import { Document, Link, Page, renderToStream, StyleSheet, Text, View } from "@react-pdf/renderer";
import { fontsOf, registerFonts, straightQuotes } from "./pdf-fonts";
import type { Block, Part, Printed } from "./printed";

// The theme's ink, quiet ink, accent and lines (components/ui/tokens.css); points, 72 to the inch.
const ink = "#1b2424";
const quiet = "#556060";
const accent = "#0f6b6b";
const line = "#d9dedc";

const styles = StyleSheet.create({
  page: {
    paddingTop: 56,
    paddingBottom: 64,
    paddingHorizontal: 60,
    fontSize: 10,
    lineHeight: 1.55,
    color: ink,
  },
  over: { fontSize: 9, color: quiet, marginBottom: 4 },
  title: { fontSize: 20, fontWeight: 600, lineHeight: 1.3, marginBottom: 12 },
  intro: { color: quiet, marginTop: 10 },
  part: { fontSize: 15, fontWeight: 600, lineHeight: 1.35, marginBottom: 8 },
  section: {
    fontSize: 12,
    fontWeight: 600,
    lineHeight: 1.4,
    color: accent,
    marginTop: 18,
    marginBottom: 4,
  },
  note: { fontSize: 9, color: quiet },
  block: { marginTop: 7 },
  label: { fontSize: 9, fontWeight: 600, color: quiet },
  pair: { flexDirection: "row", paddingVertical: 1.5 },
  pairLabel: { width: 130, paddingRight: 12, color: quiet },
  pairWords: { flex: 1 },
  table: { marginTop: 3, borderTopWidth: 0.75, borderTopColor: line },
  row: { flexDirection: "row", borderBottomWidth: 0.5, borderBottomColor: line },
  cell: { flex: 1, paddingVertical: 3, paddingRight: 8, fontSize: 9, lineHeight: 1.45 },
  head: { fontWeight: 600, color: quiet },
  link: { color: accent, textDecoration: "none" },
  foot: {
    position: "absolute",
    left: 60,
    right: 60,
    top: 800,
    fontSize: 8,
    color: quiet,
  },
  pageNumber: { textAlign: "right" },
});

/** Sets a document as PDF: A4, page numbers, a bookmark for each application, the fonts of its language. */
export async function printPdf(printed: Printed): Promise<Readable> {
  registerFonts();
  return (await renderToStream(<Pdf printed={printed} />)) as Readable;
}

function Pdf({ printed }: { printed: Printed }) {
  const { locale, title, over, facts, intro, parts, foot, pageOf } = printed;
  const first = parts.findIndex(({ level }) => level === 1);
  const lead = first < 0 ? parts : parts.slice(0, first);
  const pages = first < 0 ? [] : pagesOf(parts.slice(first));
  const page = { ...styles.page, fontFamily: fontsOf(locale) as unknown as string };
  return (
    <Document title={title} author={over} subject={foot} language={locale}>
      <Page size="A4" style={page}>
        <Text style={styles.over}>{straightQuotes(over)}</Text>
        <Text style={styles.title}>{straightQuotes(title)}</Text>
        <Pairs pairs={facts} />
        {intro ? <Text style={styles.intro}>{straightQuotes(intro)}</Text> : null}
        <Parts parts={lead} />
        <Foot foot={foot} pageOf={pageOf} />
      </Page>
      {pages.map((each, at) => (
        <Page key={at} size="A4" style={page} bookmark={{ title: each[0]?.title ?? title }}>
          <Parts parts={each} />
          <Foot foot={foot} pageOf={pageOf} />
        </Page>
      ))}
    </Document>
  );
}

/** Each part of the first level with what follows it. */
function pagesOf(parts: Part[]): Part[][] {
  const pages: Part[][] = [];
  for (const part of parts) {
    if (part.level === 1) pages.push([part]);
    else pages.at(-1)?.push(part);
  }
  return pages;
}

function Parts({ parts }: { parts: Part[] }) {
  return parts.map(({ title, level, note, blocks }, at) => {
    // A heading never stands alone at the foot of a page.
    const [first, ...rest] = blocks;
    const kept = first && isShort(first) ? first : null;
    return (
      <View key={at}>
        <View wrap={false} minPresenceAhead={kept ? 0 : 60}>
          <Text style={level === 1 ? styles.part : styles.section}>{straightQuotes(title)}</Text>
          {note ? <Text style={styles.note}>{straightQuotes(note)}</Text> : null}
          {kept ? <BlockView block={kept} /> : null}
        </View>
        {(kept ? rest : blocks).map((block, place) => (
          <BlockView key={place} block={block} />
        ))}
      </View>
    );
  });
}

/** Whether a block surely fits on a page beside its heading. */
function isShort(block: Block): boolean {
  switch (block.kind) {
    case "text":
    case "answer":
      return block.text.length <= longAnswer;
    case "pairs":
      return block.pairs.length <= 12 && block.pairs.every(([, words]) => words.length <= 200);
    case "table":
      return block.rows.length <= 5 && block.rows.flat().every((cell) => cell.length <= 100);
    case "files":
      return block.files.length <= 10;
  }
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "text":
      return (
        <Text style={block.quiet ? [styles.block, styles.note] : styles.block}>
          {straightQuotes(block.text)}
        </Text>
      );
    case "pairs":
      return <Pairs pairs={block.pairs} />;
    case "answer":
      return (
        <View style={styles.block} wrap={block.text.length > longAnswer}>
          <Text style={styles.label} minPresenceAhead={24}>
            {straightQuotes(block.label)}
          </Text>
          <Text>{straightQuotes(block.text)}</Text>
        </View>
      );
    case "table":
      return <Table {...block} />;
    case "files":
      return (
        <View style={styles.block}>
          <Text style={styles.label} minPresenceAhead={24}>
            {straightQuotes(block.label)}
          </Text>
          {block.files.map((file, at) => (
            <Text key={at}>
              {file.path ? (
                <Link src={encodeURI(file.path)} style={styles.link}>
                  {file.name}
                </Link>
              ) : (
                file.name
              )}
              {"  "}
              <Text style={styles.note}>{file.note}</Text>
            </Text>
          ))}
        </View>
      );
  }
}

function Pairs({ pairs }: { pairs: Printed["facts"] }) {
  return (
    <View style={styles.block}>
      {pairs.map(([label, words], at) => (
        <View key={at} style={styles.pair} wrap={false}>
          <Text style={styles.pairLabel}>{straightQuotes(label)}</Text>
          <Text style={styles.pairWords}>{straightQuotes(words)}</Text>
        </View>
      ))}
    </View>
  );
}

function Table({ label, columns, rows }: Extract<Block, { kind: "table" }>) {
  return (
    <View style={styles.block}>
      {label ? (
        <Text style={styles.label} minPresenceAhead={40}>
          {straightQuotes(label)}
        </Text>
      ) : null}
      <View style={styles.table}>
        <View style={styles.row} minPresenceAhead={24}>
          {columns.map((column, at) => (
            <Text key={at} style={[styles.cell, styles.head]}>
              {straightQuotes(column)}
            </Text>
          ))}
        </View>
        {rows.map((row, at) => (
          <View key={at} style={styles.row} wrap={row.some((cell) => cell.length > longCell)}>
            {row.map((cell, place) => (
              <Text key={place} style={styles.cell}>
                {straightQuotes(cell)}
              </Text>
            ))}
          </View>
        ))}
      </View>
    </View>
  );
}

/** A shorter answer stays on one page with its question. */
const longAnswer = 900;

/** A row with more letters in a cell may be parted between two pages. */
const longCell = 600;

function Foot({ foot, pageOf }: Pick<Printed, "foot" | "pageOf">) {
  return (
    <>
      <Text style={styles.foot} fixed>
        {straightQuotes(foot)}
      </Text>
      <Text
        style={[styles.foot, styles.pageNumber]}
        render={({ pageNumber, totalPages }) => pageOf(pageNumber, totalPages)}
        fixed
      />
    </>
  );
}
