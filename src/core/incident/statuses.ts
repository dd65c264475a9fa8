/** Refusals that a person causes by mistyping a name or a password; RdpCoreTS 140 gives no status. */
const slips: ReadonlySet<string> = new Set(['0xc000006a', '0xc000006d', '0xc0000064']);

/** Whether a refusal is one of a name or password, rather than of the state of the account. */
export function isSlip(status: string | undefined): boolean {
  return status === undefined || slips.has(status);
}

/** STATUS_NO_SUCH_USER. */
export const NO_SUCH_USER = '0xc0000064';
