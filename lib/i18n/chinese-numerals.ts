const digits: Record<string, number> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  兩: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const small: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const large: Record<string, number> = { 萬: 1e4, 万: 1e4, 億: 1e8, 亿: 1e8 };

/** Every character that a number in Chinese is written with, for character classes. */
export const chineseNumerals = [digits, small, large].flatMap((each) => Object.keys(each)).join("");

/** "三" → 3, "二十一" → 21, "一百零五" → 105, "三千萬" → 30000000, "二〇二五" → 2025; null for what is no whole number in Chinese. */
export function numberFromChinese(text: string): number | null {
  const characters = Array.from(text);
  if (characters.length === 0 || characters.length > 20) return null;
  if (characters.every((each) => Object.hasOwn(digits, each)))
    return Number(characters.map((each) => digits[each]).join(""));
  let total = 0;
  let group = 0;
  let digit: number | null = null;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const each of characters) {
    if (Object.hasOwn(digits, each)) {
      if (digit !== null && digit !== 0) return null;
      digit = digits[each] ?? 0;
    } else if (Object.hasOwn(small, each)) {
      const unit = small[each] ?? 0;
      if (unit >= lastUnit) return null;
      group += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else if (Object.hasOwn(large, each)) {
      total = (total + group + (digit ?? 0)) * (large[each] ?? 0);
      group = 0;
      digit = null;
      lastUnit = Number.POSITIVE_INFINITY;
    } else return null;
  }
  return total + group + (digit ?? 0);
}
