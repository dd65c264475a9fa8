import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { findingsOf } from '../diagnosis/diagnosis.ts';
import type { CaseFile, Fact } from '../facts/case-file.ts';
import { healthy } from '../facts/healthy.ts';
import { redactCaseFile } from './redact.ts';

const source = { by: 'probe', from: 'srv01', at: '2026-09-01T12:00:00.000Z' };
const caseOf = (facts: object, target = 'srv01.corp.example'): CaseFile => ({
  format: 2,
  target,
  facts: Object.entries(facts).map(([name, value]) => ({ name, value, source }) as Fact),
  gaps: [],
});
const verdicts = (file: CaseFile) => {
  const said = diagnose(file, causes);
  return {
    lead: said.lead?.id,
    findings: findingsOf(said).map(({ id, confidence }) => [id, confidence]),
    perhaps: said.perhaps.map(({ id }) => id),
    open: said.open.map(({ id }) => id),
    ruledOut: said.ruledOut.map(({ id }) => id),
  };
};

describe('what may not be left', () => {
  const label = fc.stringMatching(/^[a-z]{3}[a-z0-9]{3,12}[0-9]$/);
  const seeded = fc.record({
    host: label,
    domain: label,
    user: label.map((name) => `u${name}`),
    ipv4: fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.nat(255), fc.nat(255), fc.nat(255))
      .map((parts) => parts.join('.')),
    ipv6: fc
      .tuple(fc.nat(65_535), fc.nat(65_535))
      .map(([a, b]) => `2a01:${a.toString(16)}::${b.toString(16)}`),
    sid: fc
      .tuple(fc.nat(4e9), fc.nat(4e9), fc.nat(4e9), fc.integer({ min: 1_001, max: 9_999 }))
      .map((parts) => `S-1-5-21-${parts.join('-')}`),
    serial: fc
      .uint8Array({ minLength: 16, maxLength: 16 })
      .map((bytes) => Buffer.from(bytes).toString('hex')),
  });

  it('replaces 99.9 % and more of seeded identifiers, in fields and in running text', () => {
    let planted = 0;
    const left: string[] = [];
    fc.assert(
      fc.property(seeded, (seed) => {
        const text = JSON.stringify(redactCaseFile(plant(seed))).toLowerCase();
        for (const identifier of [
          seed.host,
          seed.domain,
          seed.user,
          seed.ipv4,
          seed.ipv6,
          seed.sid,
          seed.serial,
        ]) {
          planted += 1;
          if (text.includes(identifier.toLowerCase())) left.push(identifier);
        }
      }),
      { numRuns: 100, seed: 904 },
    );
    expect(planted).toBe(700);
    expect(left.length / planted, left.join(' ')).toBeLessThanOrEqual(0.001);
  });

  function plant(seed: {
    host: string;
    domain: string;
    user: string;
    ipv4: string;
    ipv6: string;
    sid: string;
    serial: string;
  }): CaseFile {
    const fqdn = `${seed.host}.${seed.domain}.net`;
    return {
      ...caseOf(
        {
          ...healthy,
          nameResolution: {
            ...healthy.nameResolution,
            name: fqdn,
            addresses: [
              { address: seed.ipv4, family: 4 },
              { address: seed.ipv6, family: 6 },
            ],
            pointers: { [seed.ipv4]: [fqdn] },
          },
          tlsCertificate: {
            ...healthy.tlsCertificate,
            subject: `CN=${fqdn}, O=${seed.domain}`,
            serial: seed.serial,
            names: [fqdn],
          },
          ntlmIdentity: {
            computer: seed.host.toUpperCase().slice(0, 15),
            domain: seed.domain.toUpperCase(),
            dnsComputer: fqdn,
          },
          logonRights: { remoteDesktopUsers: [seed.sid, `${seed.domain}\\${seed.user}`] },
          rdpFile: {
            settings: { 'full address': `${fqdn}:3389`, username: `${seed.domain}\\${seed.user}` },
            signed: false,
            signedNames: [],
          },
          eventActivity: {
            kinds: [
              {
                ...healthy.eventActivity.kinds[0]!,
                computer: fqdn,
                fieldsFirst: { User: `${seed.domain}\\${seed.user}` },
                fieldsLast: { TargetUserName: seed.user, Sid: seed.sid, IpAddress: seed.ipv6 },
              },
            ],
            left: { kinds: 0, events: 0 },
            logs: [{ ...healthy.eventActivity.logs[0]!, computer: seed.host }],
          },
          serverAttempts: {
            groups: [
              {
                ...healthy.serverAttempts.groups[0]!,
                computer: fqdn,
                user: seed.user,
                address: seed.ipv4,
                status: '0xc000006a',
              },
            ],
            left: 0,
          },
          serverEvents: {
            tallies: [
              {
                provider: 'security',
                id: 4625,
                count: 1,
                first: source.at,
                last: source.at,
                computer: fqdn,
                samples: [
                  {
                    count: 1,
                    last: source.at,
                    fields: {
                      TargetUserName: seed.user,
                      TargetUserSid: seed.sid,
                      IpAddress: seed.ipv4,
                      Message: `logon of ${seed.user}@${seed.domain}.net from ${seed.ipv6} at ${seed.host}`,
                    },
                  },
                ],
              },
            ],
            covers: [],
          },
        },
        fqdn,
      ),
      gaps: [
        {
          name: 'rdpUdp',
          reason: 'not reachable',
          detail: { code: 'other', params: { told: `no answer from ${seed.ipv4} (${fqdn})` } },
        },
      ],
    };
  }
});

describe('what a check notes of the way', () => {
  it('bears no name and no address afterwards', () => {
    const file = caseOf({
      phases: [
        {
          phase: 'name',
          state: 'passed',
          says: {
            code: 'resolved',
            params: { count: 1, aliases: ['web7'], pointer: 'other', pointsTo: 'nas3' },
          },
        },
        {
          phase: 'certificate',
          state: 'passed',
          says: { code: 'certificate', params: { subject: 'CN=vault9', issuer: 'CN=Zorgon Root' } },
        },
      ],
      route: { via: 'gateway', gateway: 'gw5:443', from: 'flag' },
      addresses: [{ address: '10.20.30.40', spokenTo: true, computer: 'vault9', banner: 'SSH on vault9' }],
      otherPorts: { address: '10.20.30.40', ports: [], hostAnswers: false },
      wayOut: { address: '10.20.30.40', localAddress: '10.20.30.99', interface: 'wg0', kind: 'tunnel' },
      clocks: [{ whose: 'host', name: 'vault9', time: source.at, skewSeconds: 3, from: 'ntlm' }],
    });
    const text = JSON.stringify(redactCaseFile(file));
    expect(text).not.toMatch(/web7|nas3|vault9|gw5|Zorgon|10\.20\.30/);
    expect(text).toMatch(/"pointer":"other"/);
    expect(text).toMatch(/"interface":"wg0"/);
  });
});

describe('what may not change', () => {
  it('statuses and services that tell events apart, and the times of everything', () => {
    const [kind] = healthy.eventActivity.kinds;
    const [group] = healthy.serverAttempts.groups;
    const file = caseOf({
      eventActivity: {
        ...healthy.eventActivity,
        kinds: [
          { ...kind!, key: { field: 'SubStatus', text: '0xc000006a' } },
          { ...kind!, key: { field: 'param1', text: 'termservice' } },
        ],
      },
      serverAttempts: { groups: [{ ...group!, far: 'refused', status: '0xc000006a' }], left: 0 },
    });
    const [activity, attempts] = redactCaseFile(file).facts.map(({ value }) => value);
    expect(activity).toMatchObject({
      kinds: [{ key: { text: '0xc000006a' }, times: kind!.times }, { key: { text: 'termservice' } }],
    });
    expect(attempts).toMatchObject({
      groups: [{ far: 'refused', status: '0xc000006a', times: group!.times }],
    });
  });

  it.each(
    causes.flatMap((cause) => cause.examples.map((example) => [cause.id, example.name, example] as const)),
  )('%s: %s', (_, __, example) => {
    const facts = Object.fromEntries(
      Object.entries({ ...healthy, ...example.facts }).filter(
        ([name]) => !(example.unknown as readonly string[] | undefined)?.includes(name),
      ),
    );
    const file = caseOf(facts);
    expect(verdicts(redactCaseFile(file))).toEqual(verdicts(file));
  });

  it('keeps a NetBIOS name the beginning of its long DNS name', () => {
    const file = caseOf({
      ntlmIdentity: { computer: 'PRODUCTIONDATAB', dnsComputer: 'productiondatabase7.corp.example' },
    });
    const { computer, dnsComputer } = redactCaseFile(file).facts[0]!.value as {
      computer: string;
      dnsComputer: string;
    };
    expect(dnsComputer.startsWith(computer.toLowerCase())).toBe(true);
    expect(dnsComputer).not.toContain('production');
  });

  it.each(['srv01:14110', '127.0.0.1:14110', '[::1]:33890'])('keeps the port of %s', (target) => {
    expect(redactCaseFile(caseOf({}, target)).target).toMatch(new RegExp(`:${target.split(':').at(-1)}$`));
  });

  it('keeps what is private private, and what is well known as it is', () => {
    const file = caseOf({
      tcpConnect: {
        port: 3389,
        attempts: [
          { address: '192.168.1.7', outcome: 'open', ms: 1 },
          { address: '127.0.0.1', outcome: 'open', ms: 1 },
          { address: '8.8.8.8', outcome: 'open', ms: 1 },
        ],
      },
    });
    const { attempts } = redactCaseFile(file).facts[0]!.value as { attempts: { address: string }[] };
    expect(attempts.map(({ address }) => address)).toEqual(['10.99.0.1', '127.0.0.1', '198.18.0.1']);
  });
});
