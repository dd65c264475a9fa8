import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A length nobody guesses and no server chokes on; OWASP ASVS 2.1.1 and 2.1.2. */
export const SHORTEST = 12;
export const LONGEST = 128;

/** The costs of scrypt: N is how much memory and work, in blocks of 1 KiB at r = 8. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What OWASP asks for: 128 MiB and some hundred milliseconds. */
export const fullCost: Cost = { N: 2 ** 17, r: 8, p: 1 };

export interface Passwords {
  /** `scrypt$N$r$p$salt$hash`, salt and hash in base64url. */
  readonly hash: (password: string) => Promise<string>;
  /** Whether it is the password; takes as long where there is none to compare with. */
  readonly isRight: (password: string, stored: string | undefined) => Promise<boolean>;
}

/** Passwords at one cost; what was stored at another is not the password, whatever is typed. */
export function passwordsOf(cost: Cost = fullCost): Passwords {
  const head = ['scrypt', cost.N, cost.r, cost.p].join('$');
  const nobody = `${head}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, cost);
      return `${head}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
    },
    isRight: async (password, stored) => {
      const known = stored?.startsWith(`${head}$`) === true ? stored : nobody;
      const [, , , , salt = '', hash = ''] = known.split('$');
      const derived = await derive(password.slice(0, LONGEST), Buffer.from(salt, 'base64url'), cost);
      const expected = Buffer.from(hash, 'base64url');
      const same = expected.length === derived.length && timingSafeEqual(derived, expected);
      return same && known === stored;
    },
  };
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
