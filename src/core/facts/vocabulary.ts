import type { z } from 'zod';
import { authFacts } from './auth.ts';
import { clientFacts } from './client.ts';
import { cloudFacts } from './cloud.ts';
import { networkFacts } from './network.ts';
import { programLogFacts } from './program-logs.ts';
import { rdpFacts } from './rdp.ts';
import { serverFacts } from './server.ts';
import { surroundingFacts } from './surroundings.ts';
import { tlsFacts } from './tls.ts';

/** Every fact rdpdoctor can know, by name, with the schema of its value: plain JSON that survives being saved. */
export const factSchemas = {
  ...clientFacts,
  ...programLogFacts,
  ...networkFacts,
  ...rdpFacts,
  ...tlsFacts,
  ...authFacts,
  ...serverFacts,
  ...surroundingFacts,
  ...cloudFacts,
} as const;

export type FactName = keyof typeof factSchemas;

/** The type of each fact's value, by its name. */
export type FactTypes = { readonly [N in FactName]: DeepReadonly<z.infer<(typeof factSchemas)[N]>> };

/** What a cause or a probe gets to see: the facts it needs are there, the ones it uses may be. */
export type Known<Needs extends FactName, Uses extends FactName = never> = Pick<FactTypes, Needs> &
  Partial<Pick<FactTypes, Uses>>;

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
