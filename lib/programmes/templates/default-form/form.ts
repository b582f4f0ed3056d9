import { formSchema, type Form } from "@/lib/programmes/form-schema";

import { ask } from "./ask";
import { company } from "./company";
import { finance } from "./finance";
import { intellectualProperty } from "./intellectual-property";
import { laboratory } from "./laboratory";
import { plan } from "./plan";
import { product } from "./product";
import { regulatory } from "./regulatory";
import { science } from "./science";
import { team } from "./team";

/** The ten sections a new programme starts from (product.md, "The default form"); managers edit a copy of it. */
export const defaultForm: Form = formSchema.parse({
  sections: [
    company,
    product,
    science,
    intellectualProperty,
    regulatory,
    laboratory,
    team,
    finance,
    plan,
    ask,
  ],
});
