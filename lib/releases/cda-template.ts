/**
 * A confidentiality agreement to begin from, in the three languages one under the other. The English text prevails, and it
 * says so. Signed outside the portal; no more than a template, and no advice.
 */
export const cdaTemplate = `# Confidentiality agreement · 保密協議 · 保密协议

Template. Have it read by counsel before you sign. The English text prevails.
範本。簽署前請先徵詢法律意見。如有歧義，以英文本為準。
范本。签署前请先征询法律意见。如有歧义，以英文本为准。

---

## English

Between **[startup, registered name and number]** ("the Startup") and **[partner, registered name and number]** ("the Partner").

1. **Purpose.** The Partner reads what the Startup releases to it in the portal of the programme **[programme]**, application **[reference]**, only to **[purpose]**.
2. **Confidential.** Every section and document released is confidential, except what is public without a breach, was known to the Partner before in writing, or is lawfully received from somebody else.
3. **People.** Only the persons whom the Startup names in the portal read it. Each declares competing interests first. They are bound as the Partner is.
4. **Use.** Nothing is used for another purpose, copied out of the portal, or shown to people who work on a competing project.
5. **No right.** No licence, option or duty to deal with each other follows from it.
6. **End.** The Startup may take a release back at any time; it then closes at once. The duties last **[five]** years from the last opening.
7. **Law.** The law of the Hong Kong Special Administrative Region; its courts.

Signed for the Startup: name, date, signature · Signed for the Partner: name, date, signature

---

## 繁體中文

由 **[初創企業註冊名稱及編號]**（「初創企業」）與 **[合作機構註冊名稱及編號]**（「合作機構」）訂立。

1. **目的。** 合作機構在 **[計劃]** 平台閱讀初創企業就申請 **[編號]** 開放的內容，只可用於 **[用途]**。
2. **保密範圍。** 獲開放的各部分及文件均屬機密，但並非因違約而公開、合作機構先前已有書面紀錄知悉，或合法取自第三方者除外。
3. **人員。** 只有初創企業在平台指名的人可以閱讀；各人須先申報競爭利益，並與合作機構同受約束。
4. **使用。** 不得作其他用途，不得複製到平台以外，亦不得向從事競爭項目的人展示。
5. **不構成權利。** 雙方不因此取得任何特許、選擇權或交易責任。
6. **終止。** 初創企業可隨時收回開放，收回即時生效。保密責任由最後一次開啟起計，為期 **[五]** 年。
7. **法律。** 受香港特別行政區法律管轄，並由其法院審理。

初創企業簽署：姓名、日期、簽名 · 合作機構簽署：姓名、日期、簽名

---

## 简体中文

由 **[初创企业注册名称及编号]**（“初创企业”）与 **[合作机构注册名称及编号]**（“合作机构”）订立。

1. **目的。** 合作机构在 **[计划]** 平台查阅初创企业就申请 **[编号]** 开放的内容，只能用于 **[用途]**。
2. **保密范围。** 获开放的各部分及文件均属机密，但并非因违约而公开、合作机构此前已有书面记录知悉，或者合法取自第三方的除外。
3. **人员。** 只有初创企业在平台指定的人员可以查阅；各人须先申报竞争利益，并与合作机构同受约束。
4. **使用。** 不得作其他用途，不得复制到平台以外，也不得向从事竞争项目的人员展示。
5. **不构成权利。** 双方不因此取得任何许可、选择权或交易义务。
6. **终止。** 初创企业可以随时收回开放，收回立即生效。保密义务自最后一次打开起，为期 **[五]** 年。
7. **法律。** 受香港特别行政区法律管辖，并由其法院审理。

初创企业签署：姓名、日期、签名 · 合作机构签署：姓名、日期、签名
`;
