import { hongKongMedicines } from "./hong-kong";
import { hongKongDevices } from "./hong-kong-devices";
import { mainlandStartups } from "./mainland";
import { overseasStartups } from "./overseas";

/** Thirty invented startups; some apply to both programmes or come back in a later intake. */
export const demoStartups = [
  ...hongKongMedicines,
  ...hongKongDevices,
  ...mainlandStartups,
  ...overseasStartups,
];

export const startupBySlug = new Map(demoStartups.map((startup) => [startup.slug, startup]));
