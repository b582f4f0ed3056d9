import { z } from "zod";
import { mutation } from "@/lib/platform/route";
import { giveConsent } from "@/lib/privacy/commands/give-consent";
import { revokeConsent } from "@/lib/privacy/commands/revoke-consent";
import { consentSchema } from "@/lib/privacy/schema";

const params = z.strictObject({ id: z.uuid(), ...consentSchema.shape });

export const PUT = mutation({ params }, ({ actor, params: { id, ...consent } }) =>
  giveConsent(actor, id, consent),
);

export const DELETE = mutation({ params }, ({ actor, params: { id, ...consent } }) =>
  revokeConsent(actor, id, consent),
);
