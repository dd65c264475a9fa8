import { createHash } from 'node:crypto';
import { openPfx } from '../../files/pfx.ts';
import { readSmall } from '../../files/small-file.ts';
import { secretFrom } from '../credentials.ts';
import { UsageError } from '../usage-error.ts';

/** What is to be bound: a certificate that is there already, or one to be imported first. */
export interface WantedCertificate {
  readonly sha1: string;
  readonly pfx?: WantedPfx;
}

/** A .pfx with its password, and the path it was read from. */
export interface WantedPfx {
  readonly bytes: Uint8Array;
  readonly password: string;
  readonly path: string;
  /** The bytes are no longer those of the file. */
  readonly rewrapped?: boolean;
}

/** Reads what was named; thumbprints are pasted with spaces, colons and the invisible mark that certlm.msc puts in front. */
export async function wantedCertificate(
  text: string,
  passwordFile: string | undefined,
): Promise<WantedCertificate> {
  const sha1 = text.replace(/[\s:\u200E\u200F\uFEFF]/g, '').toLowerCase();
  if (/^[0-9a-f]{40}$/.test(sha1)) return { sha1 };
  if (!/\.(pfx|p12)$/i.test(text)) {
    throw new UsageError(
      `bind "${text.slice(0, 80)}": is neither a SHA-1 thumbprint (40 hexadecimal digits) nor a .pfx file`,
    );
  }
  const bytes = readSmall(text, MAX_PFX);
  if ('problem' in bytes) throw new UsageError(bytes.problem, 3);
  const password = await pfxPassword(passwordFile);
  const opened = await openPfx(bytes, password);
  if ('problem' in opened) throw new UsageError(`${text}: ${opened.problem}`, 3);
  const [first] = opened.certificates;
  if (first === undefined || !opened.hasPrivateKey) {
    throw new UsageError(`${text}: holds no certificate with its private key, which Remote Desktop needs`, 3);
  }
  return {
    sha1: createHash('sha1').update(first).digest('hex'),
    pfx: { bytes, password, path: text },
  };
}

async function pfxPassword(file: string | undefined): Promise<string> {
  if (file === undefined) return process.env['RDPDOCTOR_PFX_PASSWORD'] ?? '';
  return secretFrom('--pfx-password-file', file);
}

const MAX_PFX = 1024 * 1024;
