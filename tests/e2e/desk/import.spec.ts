import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/tests/e2e/support/accessible";
import { DeskPage } from "@/tests/e2e/support/desk-page";
import { pageOf } from "@/tests/e2e/support/people";

test("the lead's manager imports a table, sees refused rows, and a second run changes nothing", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const mark = Date.now().toString(36);
  const rows = [
    "name,one_liner,description,tags,city,country,year_founded,team_size,website",
    `Alder ${mark},Wound care,"Dressings, that say when to change",device,Hong Kong,HK,2024,5,https://alder-${mark}.example`,
    `"=Birch ${mark}",Sleep,,digital,Shenzhen,CN,2025,3,https://birch-${mark}.example`,
    `,No name,,drug,Paris,FR,2024,4,https://nameless-${mark}.example`,
  ];
  const file = {
    name: "startups.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\r\n")),
  };
  const intake = `autumn-${new Date().getFullYear()}`;
  const desk = new DeskPage(await pageOf(browser, "manager@hkstp.demo.test", baseURL ?? ""));
  await desk.readImport(intake, file);
  await expectAccessible(desk.page);
  await desk.runImport();
  await desk.open({ intake, q: `alder ${mark}` });
  await expect(desk.row(`Alder ${mark}`)).toBeVisible();
  await desk.open({ intake, q: `birch ${mark}` });
  await expect(desk.row(`=Birch ${mark}`)).toBeVisible();
  await desk.readImport(intake, file);
  await expect(desk.page.getByTestId("import-run")).toHaveCount(0);
  await desk.page.context().close();
});
