import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeCertificate } from './certificates.ts';
import { judge, lookHere } from './look.ts';
import { missing } from './packages.ts';
import { freeAddress } from './programs.ts';
import { screen, startShadow } from './shadow.ts';
import { startXrdp } from './xrdp.ts';

const folder = mkdtempSync(join(tmpdir(), 'interop-peers-'));
const why = missing('xrdp', 'freerdp-shadow-cli', 'Xvfb', 'winpr-hash', 'openssl', 'sslscan', 'nmap');

afterAll(() => {
  screen.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(why !== undefined)(`beside other tools${why === undefined ? '' : ` (${why})`}`, () => {
  it('sslscan finds the same versions and suites in xrdp', async () => {
    const address = await freeAddress(3389);
    const { certificate, key } = makeCertificate(folder);
    const settings = { security_layer: 'tls', certificate, key_file: key };
    const server = await startXrdp(folder, address, settings);
    try {
      const scan = spawnSync('sslscan', ['--no-colour', '--rdp', `${address}:3389`], {
        encoding: 'utf8',
      }).stdout;
      const enabled = [...scan.matchAll(/^(TLSv1\.\d|SSLv\d)\s+enabled/gm)].map(([, name]) =>
        name!.replace('v', ' '),
      );
      const theirs = [...scan.matchAll(/^(?:Preferred|Accepted)\s+TLSv\S+\s+\d+ bits\s+(\S+)/gm)].map(
        ([, name]) => name!,
      );
      const file = await lookHere(address, { deep: true, deadlineMs: 60_000 });
      const { tlsSupport } = judge(file).facts;
      const accepted = Object.entries(tlsSupport?.versions ?? {}).flatMap(([name, state]) =>
        state === 'accepted' ? [name] : [],
      );
      expect(accepted.toSorted()).toEqual(enabled.toSorted());
      expect(theirs.length).toBeGreaterThan(0);
      expect(ianaNames(theirs).filter((suite) => !tlsSupport?.suites.includes(suite))).toEqual([]);
    } finally {
      server.close();
    }
  });

  it("nmap's rdp-ntlm-info reads the same names and clock from freerdp-shadow", async () => {
    const address = await freeAddress(3389);
    const server = await startShadow(folder, address, { security: 'nla' });
    try {
      const args = ['-Pn', '-n', '-p', '3389', '--script', 'rdp-ntlm-info', address];
      const said = spawnSync('nmap', args, { encoding: 'utf8' }).stdout;
      const field = (name: string) => new RegExp(`${name}: (.+)`).exec(said)?.[1]?.trim();
      const { ntlmIdentity, serverClock } = judge(await lookHere(address)).facts;
      expect(ntlmIdentity).toMatchObject({
        computer: field('NetBIOS_Computer_Name'),
        domain: field('NetBIOS_Domain_Name'),
        dnsComputer: field('DNS_Computer_Name'),
        dnsDomain: field('DNS_Domain_Name'),
        osBuild: field('Product_Version'),
      });
      const apart = Date.parse(serverClock?.time ?? '') - Date.parse(field('System_Time') ?? '');
      expect(Math.abs(apart)).toBeLessThan(30_000);
    } finally {
      server.close();
    }
  });
});

/** OpenSSL's names of suites as IANA writes them. */
function ianaNames(openssl: readonly string[]): readonly string[] {
  const listed = spawnSync('openssl', ['ciphers', '-stdname', 'ALL:COMPLEMENTOFALL'], {
    encoding: 'utf8',
  }).stdout;
  const byName = new Map([...listed.matchAll(/^(\S+)\s+- (\S+)/gm)].map(([, iana, name]) => [name, iana]));
  return openssl.map((name) => byName.get(name) ?? name);
}
