import { describe, expect, it } from "vitest";
import {
  datesInWords,
  formatDate,
  formatDateTime,
  formatFileSize,
  formatMoney,
  formatNumber,
  formatTimeWithSeconds,
} from "@/lib/i18n/format";

// 23:59 in Hong Kong on the last day of March is 15:59 UTC.
const deadline = new Date("2027-03-31T15:59:00Z");

describe("dates", () => {
  it("show a deadline with the day, the time, HKT and the offset", () => {
    expect(formatDateTime(deadline, "en-HK")).toBe("31 March 2027, 23:59 HKT (UTC+8)");
    expect(formatDateTime(deadline, "zh-HK")).toBe("2027 年 3 月 31 日 23:59（香港時間 UTC+8）");
    expect(formatDateTime(deadline, "zh-CN")).toBe("2027 年 3 月 31 日 23:59（香港时间 UTC+8）");
  });

  it("turn the day over at midnight in Hong Kong, not in UTC", () => {
    expect(formatDate("2027-03-31T15:59:59Z", "en-HK")).toBe("31 March 2027");
    expect(formatDate("2027-03-31T16:00:00Z", "en-HK")).toBe("1 April 2027");
    expect(formatDate("2026-12-31T16:00:00Z", "zh-HK")).toBe("2027 年 1 月 1 日");
  });

  it("take a plain day as that day", () => {
    expect(formatDate("2027-02-28", "en-HK")).toBe("28 February 2027");
  });

  it("write midnight as 00:00", () => {
    expect(formatDateTime("2027-03-31T16:00:00Z", "en-HK")).toBe("1 April 2027, 00:00 HKT (UTC+8)");
  });

  it("confirm a save with seconds and zone", () => {
    const saved = "2027-03-10T06:02:31Z";
    expect(formatTimeWithSeconds(saved, "en-HK")).toBe("14:02:31 HKT");
    expect(formatTimeWithSeconds(saved, "zh-HK")).toBe("14:02:31（香港時間）");
    expect(formatTimeWithSeconds(saved, "zh-CN")).toBe("14:02:31（香港时间）");
  });

  it("refuse what is not a date", () => {
    expect(() => formatDate("soon", "en-HK")).toThrow(RangeError);
  });

  it("agree with the browser's own calendar for every day of a leap year", () => {
    const reference = new Intl.DateTimeFormat("en-GB", {
      timeZone: "Asia/Hong_Kong",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    for (let day = 0; day < 366; day += 1) {
      const moment = new Date(Date.UTC(2028, 0, 1, 17, 30) + day * 86_400_000);
      expect(formatDate(moment, "en-HK")).toBe(reference.format(moment));
    }
  });
});

describe("numbers", () => {
  it("group thousands and keep decimals", () => {
    expect(formatNumber(0)).toBe("0");
    expect(formatNumber(2000)).toBe("2,000");
    expect(formatNumber(-1234567.5)).toBe("-1,234,567.5");
    expect(formatNumber(4, "en-HK", 1)).toBe("4.0");
  });

  it("write money with its code, from minor units", () => {
    expect(formatMoney({ currency: "HKD", minor: 125_000_000 })).toBe("HKD 1,250,000");
    expect(formatMoney({ currency: "RMB", minor: 105 })).toBe("RMB 1.05");
    expect(formatMoney({ currency: "USD", minor: -5 })).toBe("USD -0.05");
    expect(formatMoney({ currency: "USD", minor: 900_719_925_474_099_301n })).toBe(
      "USD 9,007,199,254,740,993.01",
    );
  });

  it("write file sizes as the upload limits do", () => {
    expect(formatFileSize(0)).toBe("0 B");
    expect(formatFileSize(2_400_000)).toBe("2.4 MB");
    expect(formatFileSize(20_000_000)).toBe("20 MB");
    expect(formatFileSize(999_600)).toBe("1 MB");
  });
});

describe("a sentence's values", () => {
  it("name days in words, and leave everything else", () => {
    const params = { min: "1900-01-01", max: 12, name: "1900-01-32" };
    expect(datesInWords(params, "en-HK")).toEqual({ ...params, min: "1 January 1900" });
    expect(datesInWords(params, "zh-HK")).toEqual({ ...params, min: "1900 年 1 月 1 日" });
  });
});
