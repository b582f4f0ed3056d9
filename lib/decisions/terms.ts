import { createHash } from "node:crypto";
import type { OfferTerms } from "./schema";

/** SHA-256 of the terms in a fixed order of languages, hex: names the text that was read and signed. */
export function textVersionOf(terms: OfferTerms): string {
  const ordered = [terms["en-HK"], terms["zh-HK"], terms["zh-CN"]];
  return createHash("sha256").update(JSON.stringify(ordered)).digest("hex");
}

interface Parties {
  lead: OfferTerms;
  partner: OfferTerms;
  programme: OfferTerms;
  withPartner: boolean;
}

/** The standard terms of a place, in the three languages; staff may write others for an offer. */
export function standardTerms({ lead, partner, programme, withPartner }: Parties): OfferTerms {
  const en = withPartner ? `${lead["en-HK"]} and ${partner["en-HK"]}` : lead["en-HK"];
  const hk = withPartner ? `${lead["zh-HK"]}與${partner["zh-HK"]}` : lead["zh-HK"];
  const cn = withPartner ? `${lead["zh-CN"]}与${partner["zh-CN"]}` : lead["zh-CN"];
  return {
    "en-HK": [
      `${en} offer your company a place in ${programme["en-HK"]} for 24 months from the day you sign.`,
      "1. The place includes onboarding, mentors, introductions to clinical and research partners, and the services listed in the programme agreement. It gives nobody a right to invest in, license or buy your company or its technology.",
      "2. Your company keeps all its rights. What you marked as protected stays with the lead organisation and goes to no one else unless an owner releases it by name, purpose and end date; a release can be revoked at any time.",
      "3. You take part in onboarding, name a contact for each organisation, and report on your milestones every six months.",
      "4. No patient-level or human genetic raw data is placed in the portal.",
      "5. Either side may end the place with 30 days' written notice. Duties of confidence continue.",
      "The English text prevails should the languages differ.",
    ].join("\n\n"),
    "zh-HK": [
      `${hk}現邀請　貴公司加入${programme["zh-HK"]}，為期 24 個月，由簽署當日起計。`,
      "1. 名額包括入駐安排、導師、轉介臨床及研究夥伴，以及計劃協議所列的服務。任何一方均不因此取得投資、獲授權使用或收購　貴公司或其技術的權利。",
      "2. 貴公司保留一切權利。標示為受保護的內容只由牽頭機構保存，除非擁有人指明收件人、用途及終止日期予以開放，否則不會交予任何其他人；開放授權可隨時撤回。",
      "3. 貴公司須參與入駐安排，為每間機構指定聯絡人，並每六個月匯報里程碑進度。",
      "4. 不得把病人層面或人類遺傳的原始數據放入本平台。",
      "5. 任何一方均可給予 30 日書面通知終止名額。保密責任繼續有效。",
      "各語文版本如有歧異，以英文版本為準。",
    ].join("\n\n"),
    "zh-CN": [
      `${cn}现邀请贵公司加入${programme["zh-CN"]}，为期 24 个月，自签署之日起计算。`,
      "1. 名额包括入驻安排、导师、引荐临床及研究伙伴，以及项目协议所列的服务。任何一方均不因此取得投资、获许可使用或收购贵公司或其技术的权利。",
      "2. 贵公司保留一切权利。标示为受保护的内容仅由牵头机构保存，除非所有者指明接收人、用途及终止日期予以开放，否则不会交给任何其他人；开放授权可随时撤回。",
      "3. 贵公司须参与入驻安排，为每家机构指定联系人，并每六个月汇报里程碑进度。",
      "4. 不得将患者层面或人类遗传的原始数据放入本平台。",
      "5. 任何一方均可提前 30 天书面通知终止名额。保密义务继续有效。",
      "各语言版本如有歧义，以英文版本为准。",
    ].join("\n\n"),
  };
}
