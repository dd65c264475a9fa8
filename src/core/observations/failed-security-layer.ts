import { ntStatuses } from '../codes/families/nt-statuses.ts';
import { tallyOf, type Tally } from '../facts/event-log.ts';
import { healthy } from '../facts/healthy.ts';
import { event, logOfOnly, offTheWire } from '../facts/situations-of-logs.ts';
import { shortProvider } from '../facts/provider-names.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Incident } from '../incident/incident.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, citeEvent, defineObservation, notLooked, notSeen, seen } from './observation.ts';
import { hexOf } from '../codes/printed.ts';
import { sources } from '../judging/sources.ts';
import { worksSince } from '../judging/works-since.ts';

/** The logs in which TermDD and RdpCoreTS write; that another one holds no such event says nothing. */
const HOLDS_THEM = /^System$|RdpCoreTS/i;

/** Statuses that say what the security layer objected to; others are left behind by anybody who only opens the port. */
const telling: Readonly<Record<number, string>> = {
  0x80090304: 'SEC_E_INTERNAL_ERROR: seen together with "no common cipher suite"',
  0x80090326: 'SEC_E_ILLEGAL_MESSAGE: the TLS messages of the client were not accepted',
  0x80090330: 'SEC_E_DECRYPT_FAILURE: a message could not be decrypted',
  0x80090331: 'SEC_E_ALGORITHM_MISMATCH: client and server have no algorithm in common',
  0x8009030d: 'SEC_E_UNKNOWN_CREDENTIALS: the key of the certificate cannot be used',
  0x8009030e: 'SEC_E_NO_CREDENTIALS: there is no usable certificate',
};

export const failedSecurityLayer = defineObservation({
  id: 'failed-security-layer',
  title: 'The security layer of the server found an error and disconnected the client',
  phase: 'encryption',
  impact: 'blocks',
  ending: true,
  covers: ['dropped-before-sign-in', 'failing-since-onset'],
  explanation:
    'TermDD 56 or RdpCoreTS 139 name the client and a status: the connection reached the service and died while TLS or CredSSP was set up. ' +
    'Port scanners leave the same events behind, with other statuses; so the status and the address decide whether it concerns you.',
  needs: ['serverEvents'],
  uses: ['arrivals', 'tlsHandshake', 'incident'],

  look(facts) {
    const { serverEvents: log } = facts;
    const all = [tallyOf(log, 'termdd', 56), tallyOf(log, 'rdpcorets', 139)].flatMap((tally) => tally ?? []);
    if (all.length === 0) {
      const covered = log.covers.some(({ channel, records }) => records > 0 && HOLDS_THEM.test(channel));
      return covered
        ? notSeen(cite('serverEvents', 'the logs that were read hold no TermDD 56 and no RdpCoreTS 139'))
        : notLooked();
    }
    const says = all.map((tally) => citeEvent(tally, meaningOf(tally)));
    // Whatever the status: it names those who fail, and came with their failures only.
    if (all.some((tally) => isOfFailing(facts.incident, tally))) return seen(...says);
    const known = all.find((tally) => tally.samples.some(({ fields }) => telling[statusOf(fields) ?? 0]));
    if (!known) return notLooked(...says);
    const since = worksSince(facts, known.last) ?? othersCameIn(facts.arrivals, known);
    if (since) return notLooked(...says, since);
    return seen(...says);
  },

  remedies: () => [
    byHand(
      'Follow the status',
      'server',
      'Compare the minute with Schannel in the System log: 36874 (no common cipher), 36871 (no TLS version), 36870 (key).',
      'Compare the address with that of the client: events of other addresses are other people, often scanners.',
    ),
  ],
  wouldNotHelp: ['a new certificate, as long as the status does not speak of a key or certificate'],
  settledBy: 'System.evtx of the server and the address of the client',
  dialogs: ['0x904/0x7'],
  references: [sources.ntstatus, sources.generalTroubleshooting],
  examples: [
    {
      name: 'TermDD 56 with 0x80090331',
      facts: logOfOnly(
        event(
          'termdd',
          56,
          { '0': '\\Device\\Termdd', '1': '192.0.2.61', Binary: '0000040031030980' },
          undefined,
          4,
        ),
      ),
      unknown: offTheWire,
      verdict: 'seen',
    },
    {
      name: 'the same status as drivers pass it on',
      facts: logOfOnly(event('termdd', 56, { '1': '192.0.2.61', Binary: '00000400310309D0' }, undefined, 4)),
      unknown: offTheWire,
      verdict: 'seen',
    },
    {
      name: 'a status that scanners leave behind',
      facts: logOfOnly(
        event('termdd', 56, { '1': '198.51.100.9', Binary: '0000040032000AD0' }, undefined, 9),
      ),
      unknown: offTheWire,
      verdict: 'notLooked',
    },
    { name: 'no such event', verdict: 'notSeen' },
    { name: 'no log', facts: { serverEvents: { tallies: [], covers: [] } }, verdict: 'notLooked' },
    {
      name: 'a log in which neither of them writes',
      facts: {
        serverEvents: {
          tallies: [],
          covers: [{ ...healthy.serverEvents.covers[0]!, channel: 'Microsoft-Windows-Sysmon/Operational' }],
        },
      },
      verdict: 'notLooked',
    },
  ],
});

/** The NTSTATUS or HRESULT of an event: the last four bytes of TermDD's Binary, its leading D meaning C, or ResultCode of RdpCoreTS. */
function statusOf(fields: Readonly<Record<string, string>>): number | undefined {
  const result = Number(fields['ResultCode']);
  if (Number.isInteger(result)) return result >>> 0;
  const bytes = /(..)(..)(..)(..)$/.exec(fields['Binary'] ?? '');
  if (!bytes) return undefined;
  const status = Number.parseInt(bytes.slice(1).reverse().join(''), 16);
  // Facility 9 is that of TLS and CredSSP; the bits above it change with who passes the status on.
  if ((status & 0x0fff_0000) === 0x0009_0000) return (0x8009_0000 | (status & 0xffff)) >>> 0;
  return status >>> 28 === 0xd ? (status & 0x0fff_ffff) + 0xc000_0000 : status >>> 0;
}

function meaningOf(tally: Tally): string {
  const [sample] = tally.samples;
  const status = sample && statusOf(sample.fields);
  const client = sample?.fields['1'] ?? sample?.fields['IPString'];
  const from = client === undefined ? '' : ` from ${client}`;
  if (status === undefined) return `a client${from} was disconnected`;
  const name =
    telling[status] ?? ntStatuses.find(({ value }) => value === status)?.name ?? 'meaning not known';
  return `a client${from} was disconnected with ${hexOf(status)} (${name})`;
}

/** Whether the very address came in, so that its error did not last. */
function othersCameIn(arrivals: FactTypes['arrivals'] | undefined, tally: Tally) {
  const address = tally.samples[0]?.fields['1'] ?? tally.samples[0]?.fields['IPString'];
  const client = arrivals?.clients.find((known) => known.address === address);
  return client?.lastAuthenticated !== undefined && tally.last !== '' && client.lastAuthenticated > tally.last
    ? cite('arrivals' as const, `${client.address} signed in since`)
    : undefined;
}

/** Whether it names the place from which attempts fail since the onset, and came with most of them. */
function isOfFailing(incident: Incident | undefined, tally: Tally): boolean {
  if (incident?.failing !== 'yes' || incident.onset === undefined) return false;
  const places = new Set(incident.onset.of.flatMap(({ addresses }) => addresses));
  const began = incident.began.some(
    ({ provider, id }) => id === tally.id && shortProvider(provider) === tally.provider,
  );
  return (
    began && tally.samples.some(({ fields }) => Object.values(fields).some((value) => places.has(value)))
  );
}
