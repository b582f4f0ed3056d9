import type { Browser, Page } from "@playwright/test";
import { demoAnswers } from "@/prisma/demo/startups/answers";
import { demoStartups } from "@/prisma/demo/startups/all";
import { pageOf, strangersPage, takeUpInvitation, type Newcomer } from "./people";

const example = demoStartups.find(({ slug }) => slug === "kinyuen");

const staff = {
  manager: "manager@hkstp.demo.test",
  secondPerson: "deputy@hkstp.demo.test",
  admin: "admin@demo.test",
};
type Role =
  | keyof typeof staff
  | "founder"
  | "second"
  | "partnerLead"
  | "leadReviewer"
  | "partnerReviewer"
  | "mentor";

/** What the steps of one walk through the programme share: its people, each in a browser of their own, and its addresses. */
export class Walk {
  private readonly pages = new Map<Role, Page>();
  programme = "";
  intake = "";
  applicationId = "";
  reference = "";

  constructor(
    readonly browser: Browser,
    readonly origin: string,
    /** Makes names and addresses this walk's own, so that it can be walked again on the same data. */
    readonly mark: string,
  ) {}

  get startup(): string {
    return `Journey Therapeutics ${this.mark}`;
  }

  /** What the startup of the walk answers: that of a startup of the demo. */
  get example() {
    if (!example) throw new Error("the demo has no such startup");
    return example;
  }

  answers() {
    return demoAnswers({ ...this.example, en: this.startup }, new Date());
  }

  /** Somebody who is new to the portal in this walk. */
  newcomer(role: Exclude<Role, keyof typeof staff>): Newcomer {
    const names = {
      founder: "Journey Founder",
      second: "Second Founder",
      partnerLead: "Dr Partner Lead",
      leadReviewer: "Dr Lead Reviewer",
      partnerReviewer: "Dr Partner Reviewer",
      mentor: "Dr Walk Mentor",
    };
    return { email: `${role.toLowerCase()}-${this.mark}@walk.test`, name: names[role] };
  }

  /** The page that a person has open; at first a browser of their own. */
  async page(role: Role): Promise<Page> {
    const open = this.pages.get(role);
    if (open) return open;
    const page =
      role in staff
        ? await pageOf(this.browser, staff[role as keyof typeof staff], this.origin)
        : await strangersPage(this.browser, this.origin);
    this.pages.set(role, page);
    return page;
  }

  /** Takes up the invitation that was mailed to a newcomer, who stays signed in. */
  async join(role: Exclude<Role, keyof typeof staff>): Promise<Page> {
    const page = await this.page(role);
    await takeUpInvitation(page, this.newcomer(role));
    return page;
  }
}
