import { describe, expect, it } from 'vitest';
import { causes } from '../causes/causes.ts';
import { healthy } from '../facts/healthy.ts';
import { endsInEncryption, notConnected, type Situation } from '../facts/situations.ts';
import { exampleCase } from '../judging/example-case.ts';
import { diagnose } from './diagnose.ts';

const judged = ({ facts = {}, unknown = [] }: Partial<Situation>) =>
  diagnose(exampleCase({ facts, unknown }), causes);

const fromOutside = ['logon', 'sessionStart', 'earlyUserAuth'] as const;
const [address] = healthy.addresses;

describe('what the person saw of a healthy server', () => {
  it.each([
    ['a refused sign-in', { code: 0x807 }, /--user NAME/],
    ['no TCP connection', { code: 0x204 }, /next: look between that computer and the port/],
    ['a number of no source', { code: 0x2407 }, /no source says .*0x2407.*was not used/],
    ['a pair for any reason', { code: 0x904, extended: 7 }, /next: run the same check on the computer/],
  ])('%s is answered with a next step', (_, error, says) => {
    const { told } = judged({ facts: { clientError: { ...error, from: 'flag' } }, unknown: fromOutside });
    expect(told?.says).toMatch(says);
  });

  it('leads no more where something was measured to disturb', () => {
    const facts = {
      clientError: { code: 0x204, from: 'flag' },
      tcpConnect: {
        port: 3389,
        attempts: [
          ...healthy.tcpConnect.attempts,
          { address: '192.0.2.12', outcome: 'refused' as const, ms: 2 },
        ],
      },
    } as const;
    const said = judged({ facts, unknown: fromOutside });
    expect(said.lead?.id).toBe('partly-dead-addresses');
    expect(said.told?.saw).toBe('0x204');
  });
});

describe('what only a comparison shows', () => {
  it('two machines behind one name are the headline, and some get in', () => {
    const ssh = {
      address: '192.0.2.12',
      spokenTo: true,
      negotiation: { outcome: 'closed', ms: 1, bytes: 21 },
      speaks: 'ssh',
    } as const;
    const said = judged({ facts: { addresses: [address!, ssh] }, unknown: fromOutside });
    expect(said).toMatchObject({
      outcome: 'disturbed',
      headline:
        'The name leads to several machines: 192.0.2.11 is a Remote Desktop server, 192.0.2.12 is an SSH server.',
    });
  });

  it('a host that answers elsewhere is told from one that is silent altogether', () => {
    const silent = notConnected('timedOut', 3_000);
    const asked = (hostAnswers: boolean) =>
      judged({
        facts: { ...silent.facts, otherPorts: { ...healthy.otherPorts, hostAnswers } },
        unknown: silent.unknown.filter((name) => name !== 'otherPorts'),
      }).headline;
    expect(asked(true)).toBe('The host is up, and nothing answers on port 3389: a firewall drops it.');
    expect(asked(false)).toMatch(/^The host is silent on port 3389 and on every other port tried/);
  });

  it('a third clock decides whose clock is wrong, and the certificate is its symptom', () => {
    const here = '2027-03-01T12:00:00.000Z';
    const skewSeconds = -181 * 86_400;
    const said = judged({
      facts: {
        clockHere: here,
        serverClock: { time: healthy.clockHere, skewSeconds, from: 'ntlm' },
        clocks: [
          { whose: 'server', time: healthy.clockHere, skewSeconds, from: 'ntlm' },
          { whose: 'gateway', name: 'gw', time: healthy.clockHere, skewSeconds, from: 'http' },
        ],
      },
      unknown: [...fromOutside, 'gateway'],
    });
    expect(said.lead?.id).toBe('wrong-clock-here');
    expect(said.symptoms.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['clock-skew', 'expired-certificate']),
    );
  });
});

describe('a handshake that ends at the first message', () => {
  it.each(['closed', 'reset'] as const)('%s: key and device in between stand side by side', (outcome) => {
    const { perhaps } = judged(
      endsInEncryption({ outcome, ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false }),
    );
    expect(
      perhaps
        .slice(0, 2)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['resetting-middlebox', 'unreadable-certificate-key']);
  });
});

describe('a gateway that fails', () => {
  it.each([
    ['httpError', 503, /gateway service behind it does not answer \(HTTP 503\)/],
    ['httpError', 403, /forbids the connection/],
    ['notAGateway', 404, /is no RD Gateway: a web server answers HTTP 404/],
  ] as const)('%s %s has a title of its own', (outcome, httpStatus, title) => {
    const silent = notConnected('timedOut', 3_000);
    const { headline } = judged({
      facts: {
        ...silent.facts,
        gateway: { ...healthy.gateway, outcome, httpStatus },
        route: { via: 'gateway', gateway: 'gw.corp.example:443', from: 'flag' },
      },
      unknown: silent.unknown.filter((name) => name !== 'gateway'),
    });
    expect(headline).toMatch(title);
  });
});
