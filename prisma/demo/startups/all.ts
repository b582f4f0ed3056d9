import { hongKongStartups } from "./hong-kong";
import { mainlandStartups } from "./mainland";
import { overseasStartups } from "./overseas";

/** Thirty invented startups; some apply to both programmes or come back in a later intake. */
export const demoStartups = [...hongKongStartups, ...mainlandStartups, ...overseasStartups];
