/** Refusals that a person causes by mistyping a name or a password; RdpCoreTS 140 gives no status. */
const slips: ReadonlySet<string> = new Set(['0xc000006a', '0xc000006d', '0xc0000064']);

/** Whether a refusal is one of a name or password, rather than of the state of the account. */
export function isSlip(status: string | undefined): boolean {
  return status === undefined || slips.has(status);
}

/** Whether a refusal leaves open whether the account is known at all; 0xc000006a knows it, and finds another password. */
export function isOfName(status: string | undefined): boolean {
  return isSlip(status) && status !== '0xc000006a';
}

/** STATUS_NO_SUCH_USER. */
export const NO_SUCH_USER = '0xc0000064';

/** Refusals that come only once name and password are right: hours, computers, an old password, a change that is due, no right to this kind of logon. */
const afterPassword: ReadonlySet<string> = new Set([
  '0xc000006f',
  '0xc0000070',
  '0xc0000071',
  '0xc0000224',
  '0xc000015b',
]);

/** Whether the refused knew the password, so that it is a person of this house and no program that guesses. */
export function knewPassword(status: string | undefined): boolean {
  return status !== undefined && afterPassword.has(status);
}

/** Whether a refusal is what guessing meets: wrong names and passwords, and accounts that guessing locked or that are switched off. */
export function isGuess(status: string | undefined): boolean {
  return status !== undefined && (slips.has(status) || status === '0xc0000234' || status === '0xc0000072');
}

/**
 * Of the two statuses of a refused sign-in (Security 4625, lower-case hexadecimal) the one that says why: the sub status, unless only the
 * status beside it is a reason that is documented for them.
 */
export function tellingStatus({ SubStatus, Status }: Readonly<Record<string, string>>): string | undefined {
  const [sub, status] = [SubStatus, Status].map((value) =>
    value === undefined || /^(0x)?0*$/i.test(value) ? undefined : value.toLowerCase(),
  );
  const isReason = (value: string | undefined) => value !== undefined && reasons.has(value);
  return !isReason(sub) && isReason(status) ? status : (sub ?? status);
}

/** Status and sub status codes of the documentation of event 4625, without the general 0xc000006d. */
const reasons: ReadonlySet<string> = new Set([
  '0xc000005e',
  '0xc0000064',
  '0xc000006a',
  '0xc000006e',
  '0xc000006f',
  '0xc0000070',
  '0xc0000071',
  '0xc0000072',
  '0xc00000dc',
  '0xc0000133',
  '0xc000015b',
  '0xc000018c',
  '0xc0000192',
  '0xc0000193',
  '0xc0000224',
  '0xc0000234',
  '0xc0000413',
]);
