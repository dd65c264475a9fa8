import { createHash, randomBytes } from 'node:crypto';

/** 256 bits that nobody guesses, in base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret: enough to know it again, not enough to use it. Lower-case hex. */
export function fingerprintOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
