import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificatePair } from './certificates.ts';
import { startProgram, untilListening, type Started } from './programs.ts';

/** Starts weston with its RDP backend. */
export async function startWeston(
  folder: string,
  address: string,
  { certificate, key }: CertificatePair,
): Promise<Started> {
  const runtime = join(folder, `weston-${address}`);
  mkdirSync(runtime, { recursive: true });
  chmodSync(runtime, 0o700);
  const listen = [`--address=${address}`, '--port=3389', '--socket=wl-rdp'];
  const pair = [`--rdp-tls-cert=${certificate}`, `--rdp-tls-key=${key}`];
  const weston = startProgram(['weston', '--backend=rdp-backend.so', '--no-config', ...listen, ...pair], {
    XDG_RUNTIME_DIR: runtime,
  });
  await untilListening(weston, 3389, address);
  return weston;
}
