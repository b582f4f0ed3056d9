import { createRequire } from "node:module";
import { Font } from "@react-pdf/renderer";
import type { Locale } from "@/lib/i18n/locales";
import { breakWord } from "./line-breaks";

const hongKong = "Noto Sans HK";
const mainland = "Noto Sans SC";
const others = "Liberation Sans";

/**
 * Fonts by language, the first that has a character sets it. HK has the characters of HKSCS and no simplified ones, SC the
 * other way round; Liberation has the Latin, Greek and Cyrillic letters that both lack.
 */
export const fontsOf = (locale: Locale): string[] =>
  locale === "zh-CN" ? [mainland, hongKong, others] : [hongKong, mainland, others];

const besideLatin = /(?<=[\p{Script=Latin}\d.,;:!?)])[‘’“”]|[‘’“”](?=[\p{Script=Latin}\d(])/gu;

/**
 * Curly quotes of Western text made straight: both Chinese fonts set them as wide as a character, which Chinese text wants and
 * "today’s" does not.
 */
export const straightQuotes = (text: string): string =>
  text.replace(besideLatin, (quote) => (quote === "“" || quote === "”" ? '"' : "'"));

let registered = false;

/** Tells the renderer of the fonts and of the places where lines break; once in a process. */
export function registerFonts(): void {
  if (registered) return;
  registered = true;
  const { resolve } = createRequire(import.meta.url);
  const google = (family: string, weight: string) =>
    resolve(`@expo-google-fonts/${family}/${weight}.ttf`);
  Font.register({
    family: hongKong,
    fonts: [
      { src: google("noto-sans-hk", "400Regular/NotoSansHK_400Regular"), fontWeight: 400 },
      { src: google("noto-sans-hk", "600SemiBold/NotoSansHK_600SemiBold"), fontWeight: 600 },
    ],
  });
  Font.register({
    family: mainland,
    fonts: [
      { src: google("noto-sans-sc", "400Regular/NotoSansSC_400Regular"), fontWeight: 400 },
      { src: google("noto-sans-sc", "600SemiBold/NotoSansSC_600SemiBold"), fontWeight: 600 },
    ],
  });
  Font.register({
    family: others,
    fonts: [
      {
        src: resolve("pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf"),
        fontWeight: 400,
      },
      { src: resolve("pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf"), fontWeight: 600 },
    ],
  });
  Font.registerHyphenationCallback(breakWord);
}
