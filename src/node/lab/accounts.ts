import type { NtlmSecret } from '../../core/protocol/credssp/ntlm-keys.ts';

/** The one account of every practice peer; its password is public on purpose. */
export const practiceAccount = { user: 'lab', password: 'practice' } as const;

/** The secret of an account, as NTLM checks it; only the practice account exists. */
export function practiceSecret(user: string): NtlmSecret | undefined {
  return user.toLowerCase() === practiceAccount.user ? { password: practiceAccount.password } : undefined;
}
