import { z } from 'zod';

/** A value that belongs to a code: a number, a name of the protocol, or what the far end itself said. */
export const param = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** What was observed as one of a list of codes, with the values that belong to it; its text is made in reports. */
export function coded<const Codes extends readonly [string, ...string[]]>(codes: Codes) {
  return z.object({ code: z.enum(codes), params: z.record(z.string(), param).optional() });
}

export type Params = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An observation without text; `params.told` is foreign text that is quoted and never read. */
export interface Coded<Code extends string = string> {
  readonly code: Code;
  readonly params?: Params | undefined;
}
