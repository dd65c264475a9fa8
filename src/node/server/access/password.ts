import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A length nobody guesses and no server chokes on; OWASP ASVS 2.1.1 and 2.1.2. */
export const SHORTEST = 12;
export const LONGEST = 128;

/** Costs of scrypt as OWASP asks for them: 128 MiB and a few hundred milliseconds. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 1024 * 1024 };

/** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether it is the password; takes as long where there is none to compare with. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [kind, n, r, p, salt = '', hash = ''] = (stored ?? NOBODY).split('$');
  const known = kind === 'scrypt' && Number(n) === COST.N && Number(r) === COST.r && Number(p) === COST.p;
  const derived = await derive(password.slice(0, LONGEST), Buffer.from(salt, 'base64url'));
  const expected = Buffer.from(hash, 'base64url');
  return (
    known && expected.length === derived.length && timingSafeEqual(derived, expected) && stored !== undefined
  );
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

const NOBODY = `scrypt$${COST.N}$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
