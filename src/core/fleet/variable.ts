import { z } from 'zod';

const VARIABLE = 'expected the name of an environment variable, as in ${SMTP_PASSWORD}';

/** The name of an environment variable that holds a secret, as ${NAME}; the secret itself never stands in a file. */
export const variableSchema = z.string(VARIABLE).regex(/^\$\{[A-Z][A-Z0-9_]{0,60}\}$/, VARIABLE);

/** NAME of ${NAME}; undefined where it is something else. */
export function variableIn(text: string): string | undefined {
  return variableSchema.safeParse(text).success ? text.slice(2, -1) : undefined;
}
