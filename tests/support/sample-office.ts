import type { ZipEntry } from "./zip-writer";

export type OfficeKind = "docx" | "pptx" | "xlsx";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const base = "http://schemas.openxmlformats.org";
const relationTypes = `${base}/officeDocument/2006/relationships`;
const partTypes = "application/vnd.openxmlformats-officedocument";

/** The parts of a small Office file, so that a test can change one before it is zipped. */
export function officeEntries(kind: OfficeKind, text: string): ZipEntry[] {
  const { main, parts } = packages[kind](text);
  const overrides = parts.map(
    (part) => `<Override PartName="/${part.name}" ContentType="${partTypes}.${part.type}+xml"/>`,
  );
  return [
    {
      name: "[Content_Types].xml",
      data: `${xml}<Types xmlns="${base}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`,
    },
    { name: "_rels/.rels", data: relations([["officeDocument", main]]) },
    ...parts.flatMap((part) => [{ name: part.name, data: xml + part.data }, ...relationsOf(part)]),
  ];
}

/** A relationships part from pairs of type and target; a third item sets the target mode. */
export function relations(targets: readonly (readonly [string, string, string?])[]): string {
  const rows = targets.map(
    ([type, target, mode], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationTypes}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ""}/>`,
  );
  return `${xml}<Relationships xmlns="${base}/package/2006/relationships">${rows.join("")}</Relationships>`;
}

interface Part {
  name: string;
  type: string;
  data: string;
  targets?: readonly (readonly [string, string])[];
}

function relationsOf(part: Part): ZipEntry[] {
  if (part.targets === undefined) return [];
  return [{ name: part.name.replace(/([^/]+)$/, "_rels/$1.rels"), data: relations(part.targets) }];
}

const packages: Record<OfficeKind, (text: string) => { main: string; parts: Part[] }> = {
  docx: (text) => ({ main: "word/document.xml", parts: [wordDocument(text)] }),
  xlsx: (text) => ({ main: "xl/workbook.xml", parts: workbook(text) }),
  pptx: (text) => ({ main: "ppt/presentation.xml", parts: presentation(text) }),
};

function wordDocument(text: string): Part {
  const paragraphs = text
    .split("\n")
    .map((line) => `<w:p><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`);
  return {
    name: "word/document.xml",
    type: "wordprocessingml.document.main",
    data: `<w:document xmlns:w="${base}/wordprocessingml/2006/main"><w:body>${paragraphs.join("")}<w:sectPr/></w:body></w:document>`,
  };
}

function workbook(text: string): Part[] {
  const rows = text
    .split("\n")
    .map(
      (line, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${escaped(line)}</t></is></c></row>`,
    );
  return [
    {
      name: "xl/workbook.xml",
      type: "spreadsheetml.sheet.main",
      data: `<workbook xmlns="${base}/spreadsheetml/2006/main" xmlns:r="${relationTypes}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      targets: [["worksheet", "worksheets/sheet1.xml"]],
    },
    {
      name: "xl/worksheets/sheet1.xml",
      type: "spreadsheetml.worksheet",
      data: `<worksheet xmlns="${base}/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData></worksheet>`,
    },
  ];
}

function presentation(text: string): Part[] {
  const space = `xmlns:a="${base}/drawingml/2006/main" xmlns:r="${relationTypes}" xmlns:p="${base}/presentationml/2006/main"`;
  const group = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>`;
  const lines = text
    .split("\n")
    .map((line) => `<a:p><a:r><a:rPr lang="en-US"/><a:t>${escaped(line)}</a:t></a:r></a:p>`);
  const box = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Text"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="914400" y="914400"/><a:ext cx="7315200" cy="1828800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>${lines.join("")}</p:txBody></p:sp>`;
  const colours = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;
  return [
    {
      name: "ppt/presentation.xml",
      type: "presentationml.presentation.main",
      data: `<p:presentation ${space}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
      targets: [
        ["slideMaster", "slideMasters/slideMaster1.xml"],
        ["slide", "slides/slide1.xml"],
      ],
    },
    {
      name: "ppt/slides/slide1.xml",
      type: "presentationml.slide",
      data: `<p:sld ${space}><p:cSld><p:spTree>${group}${box}</p:spTree></p:cSld></p:sld>`,
      targets: [["slideLayout", "../slideLayouts/slideLayout1.xml"]],
    },
    {
      name: "ppt/slideLayouts/slideLayout1.xml",
      type: "presentationml.slideLayout",
      data: `<p:sldLayout ${space}><p:cSld><p:spTree>${group}</p:spTree></p:cSld></p:sldLayout>`,
      targets: [["slideMaster", "../slideMasters/slideMaster1.xml"]],
    },
    {
      name: "ppt/slideMasters/slideMaster1.xml",
      type: "presentationml.slideMaster",
      data: `<p:sldMaster ${space}><p:cSld><p:spTree>${group}</p:spTree></p:cSld>${colours}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`,
      targets: [
        ["slideLayout", "../slideLayouts/slideLayout1.xml"],
        ["theme", "../theme/theme1.xml"],
      ],
    },
    { name: "ppt/theme/theme1.xml", type: "theme", data: theme() },
  ];
}

function theme(): string {
  const names = [
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
  ];
  const colours = names
    .map(
      (name) =>
        `<a:${name}><a:srgbClr val="${name.startsWith("lt") ? "FFFFFF" : "0F6B6B"}"/></a:${name}>`,
    )
    .join("");
  const font = `<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`;
  const thrice = (part: string) => part.repeat(3);
  const format = `<a:fillStyleLst>${thrice(fill)}</a:fillStyleLst><a:lnStyleLst>${thrice(`<a:ln>${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${thrice("<a:effectStyle><a:effectLst/></a:effectStyle>")}</a:effectStyleLst><a:bgFillStyleLst>${thrice(fill)}</a:bgFillStyleLst>`;
  return `<a:theme xmlns:a="${base}/drawingml/2006/main" name="Plain"><a:themeElements><a:clrScheme name="Plain">${colours}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain">${format}</a:fmtScheme></a:themeElements></a:theme>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
