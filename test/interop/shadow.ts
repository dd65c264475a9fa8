import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificatePair } from './certificates.ts';
import { startProgram, untilListening, untilSaid, type Running, type Started } from './programs.ts';

/** The one account freerdp-shadow knows in these tests. */
export const account = { user: 'lab', domain: '', password: 'lab-secret' };

export interface ShadowOptions {
  readonly security: 'tls' | 'rdp' | 'nla' | 'tls+nla';
  readonly certificate?: CertificatePair;
  /** Runs it with another clock, in the words of faketime, e.g. +7m. */
  readonly clock?: string;
}

let display: { readonly name: string; readonly server: Started } | undefined;
let count = 0;

/** Starts freerdp-shadow on an address; a virtual screen is started with the first and shared by all. */
export async function startShadow(
  folder: string,
  address: string,
  { security, certificate, clock }: ShadowOptions,
  inside: readonly string[] = [],
): Promise<Started> {
  count += 1;
  const home = join(folder, `shadow-${count}`);
  const own = join(home, '.config/freerdp/shadow');
  mkdirSync(own, { recursive: true });
  if (certificate !== undefined) {
    copyFileSync(certificate.certificate, join(own, 'shadow.crt'));
    copyFileSync(certificate.key, join(own, 'shadow.key'));
  }
  const sam = join(home, 'sam.txt');
  const hash = ['-u', account.user, '-p', account.password, '-f', 'sam'];
  writeFileSync(sam, execFileSync('winpr-hash', hash));
  const time = clock === undefined ? [] : ['faketime', '-f', clock];
  const how = {
    tls: ['/sec:tls', '-auth'],
    rdp: ['/sec:rdp', '-auth'],
    nla: ['/sec:nla', `/sam-file:${sam}`, '+auth'],
    'tls+nla': ['-sec-rdp', '+sec-nla', `/sam-file:${sam}`, '+auth'],
  }[security];
  const shadow = startProgram(
    [...inside, ...time, 'freerdp-shadow-cli', `/bind-address:${address}`, '/port:3389', ...how],
    { HOME: home, DISPLAY: await virtualScreen() },
  );
  await untilListening(shadow, 3389, address);
  return shadow;
}

/** The virtual screen that every shadow server shows; it is reset by nothing and ends with the tests. */
async function virtualScreen(): Promise<string> {
  if (display === undefined) {
    const screen = ['-screen', '0', '640x480x24', '-nolisten', 'tcp', '-noreset'];
    const server = startProgram(['Xvfb', '-displayfd', '1', ...screen]);
    display = { name: `:${await untilSaid(server, /^(\d+)\n/m)}`, server };
  }
  return display.name;
}

/** Ends the virtual screen. */
export const screen: Running = {
  close() {
    display?.server.close();
    display = undefined;
  },
};
