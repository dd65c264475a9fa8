import { z } from 'zod';
import { clientFacts } from '../../core/facts/client.ts';
import { riskIds } from '../../core/remedy/action.ts';

/** A plan against what is found of one host: what is looked at, and what the plan may do. */
export const fixAsked = z.strictObject({
  /** One host, a saved case, files of evidence, as a person names them. */
  inputs: z.array(z.string()),
  /** What the machine itself told already, each as the collector wrote it. */
  bundles: z.array(z.string()).default([]),
  /** Causes to cure; all that are found without them. */
  causes: z.array(z.string()).optional(),
  acceptedRisks: z.array(z.enum(riskIds)).default([]),
  /** When Windows is to restart where the plan needs it. */
  restartAt: z.string().optional(),
  /** Ask more from outside: more connections, more time. */
  deep: z.boolean().default(false),
  /** What the person says of the host. */
  told: clientFacts.reportedContext.optional(),
  /** Where the files are those of a mounted disk, what the plan calls it. */
  disk: z.string().optional(),
});
export type FixAsked = Readonly<z.infer<typeof fixAsked>>;

/** A certificate that Remote Desktop of one machine is to present: one that lies there, or one to be imported first. */
export const bindAsked = z.strictObject({
  sha1: z.string().regex(/^[0-9a-f]{40}$/),
  /** Restart Remote Desktop Services too, which drops whoever is connected. */
  restart: z.boolean().default(false),
});
export type BindAsked = Readonly<z.infer<typeof bindAsked>>;
