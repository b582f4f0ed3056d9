// ISO 3166-1 alpha-2, assigned codes. The names come from the runtime's own tables (CLDR).
const codes =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

/** Every assigned code, for forms that ask for a country. */
export const countryCodes: readonly string[] = codes;

/** What people write that no table has. */
const further: Record<string, string> = {
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  scotland: "GB",
  wales: "GB",
  usa: "US",
  "united states of america": "US",
  "mainland china": "CN",
  prc: "CN",
  中國: "CN",
  中国: "CN",
  內地: "CN",
  "hong kong": "HK",
  香港: "HK",
  macau: "MO",
  澳門: "MO",
  澳门: "MO",
  korea: "KR",
  "south korea": "KR",
};

let known: Map<string, string> | undefined;

function names(): Map<string, string> {
  if (known) return known;
  known = new Map();
  for (const language of ["en", "zh-Hant", "zh-Hans"]) {
    const display = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of codes) {
      const name = display.of(code);
      if (name) known.set(name.toLowerCase(), code);
    }
  }
  for (const code of codes) known.set(code.toLowerCase(), code);
  for (const [name, code] of Object.entries(further)) known.set(name, code);
  return known;
}

/** The code of a country written as a code or by its name in English or Chinese; null when it is none. */
export const countryCode = (text: string): string | null =>
  names().get(text.normalize("NFKC").trim().toLowerCase()) ?? null;
