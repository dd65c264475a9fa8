import type { FactTypes } from '../facts/vocabulary.ts';

/** What the facts say of the order in force. */
export function suitesOf({ cipherOrder }: Partial<FactTypes>): string | undefined {
  return (
    cipherOrder &&
    `${cipherOrder.suites.length} ${cipherOrder.suites.length === 1 ? 'suite' : 'suites'} (${cipherOrder.origin})`
  );
}

/** Why a plan does not set this order. */
export function objectionToSuites(suites: readonly string[]): string | undefined {
  const odd = suites.find((suite) => !/^TLS_[A-Z0-9_]{3,60}$/.test(suite));
  if (odd !== undefined) return `"${odd}" is not the name of a cipher suite`;
  const weak = suites.find((suite) => /NULL|RC4|_DES_|3DES|EXPORT|MD5|anon|IDEA|SEED/i.test(suite));
  return weak === undefined ? undefined : `a plan puts no broken cipher suite into the order (${weak})`;
}

/** Characters the policy value takes, suites and the commas between them (windowsserverdocs, manage-tls.md). */
export const MAX_ORDER_LENGTH = 1_023;
