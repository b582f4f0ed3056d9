import { describe, expect, it } from "vitest";
import {
  formFromProfile,
  profileFormSchema,
  profileFromForm,
} from "@/components/startups/profile-schema";
import { startupProfileSchema } from "@/lib/startups/schema";

const typed = (fields: Record<string, string>) =>
  profileFormSchema.safeParse({ ...formFromProfile({ displayName: "KinYuen" }), ...fields });

describe("a startup's profile", () => {
  it("takes a website, a year and a size as people type them, alike in the form and at the server", () => {
    const form = typed({
      website: "www.kowloonbio.com",
      foundedYear: "２０２３",
      teamSize: "5 people",
    });
    expect(form.success).toBe(true);
    if (!form.success) return;
    const sent = profileFromForm(form.data);
    expect(sent).toMatchObject({
      website: "https://www.kowloonbio.com",
      foundedYear: 2023,
      teamSize: 5,
    });
    expect(startupProfileSchema.parse(sent).website).toBe("https://www.kowloonbio.com");
    const direct = startupProfileSchema.parse({
      displayName: "KinYuen",
      website: "kowloonbio.com",
    });
    expect(direct.website).toBe("https://kowloonbio.com");
  });

  it("refuses what could mean two things or none", () => {
    for (const website of ["our site", "a@b.com", "javascript:alert(1)"])
      expect(typed({ website }).success, website).toBe(false);
    for (const teamSize of ["5-10", "about five", "0"])
      expect(typed({ teamSize }).success, teamSize).toBe(false);
  });
});
