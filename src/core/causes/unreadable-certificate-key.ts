import { channels, coverageOf, tallyOf, tallyWhere } from '../facts/event-log.ts';
import { logPhraseOf } from '../codes/log-phrases.ts';
import { healthy } from '../facts/healthy.ts';
import { endsInEncryption } from '../facts/situations.ts';
import { event, offTheWire, oneEvent, withEvents } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { remakeOwnKey } from '../remedy/remedies/remake-own-key.ts';
import { byHand, byHandDropping } from '../remedy/remedy.ts';
import {
  cite,
  citeEvent,
  citeSilence,
  defineCause,
  entitled,
  inferred,
  proven,
  provenAs,
  ruledOut,
  suspected,
  unclear,
  type Citation,
} from './cause.ts';
import { shutOut } from '../judging/shut-out.ts';
import { workedMeanwhile, worksSince } from '../judging/works-since.ts';

/** What servers other than Windows' log of it. */
const UNREADABLE = 'unreadable-key-file';

export const unreadableCertificateKey = defineCause({
  id: 'unreadable-certificate-key',
  title: 'The Remote Desktop service cannot read the private key of its certificate',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'certificate-not-made',
    'missing-server-certificate',
    'reset-in-handshake',
    'closed-at-hello',
    'expired-certificate',
    'dropped-before-sign-in',
    'failed-security-layer',
    'program-reported',
  ],
  shows: ['key-not-opened'],
  explanation:
    'The service has to read the private key of the certificate it presents; that of Windows, TermService, runs as NETWORK SERVICE. When the access list of the key file is wrong or the file is damaged, ' +
    'every TLS handshake ends before it begins, and clients see a closed connection.',
  needs: [],
  uses: ['serverEvents', 'listenerCertificate', 'machineKeys', 'arrivals', 'tlsHandshake', 'programLogs'],

  detect(facts) {
    const { serverEvents: log, listenerCertificate, machineKeys, programLogs } = facts;
    const server = serverWithoutKey(programLogs);
    if (server !== undefined)
      return entitled(
        `${server.program} cannot read the private key of its certificate`,
        proven(cite('programLogs', `${server.program} logged that its key file cannot be read`)),
      );
    const locked = machineKeys?.rdpKeyFiles.find((file) => file.networkServiceRead === false);
    const unreadable: Citation<'serverEvents' | 'listenerCertificate' | 'machineKeys'>[] = [];
    if (locked)
      unreadable.push(
        cite('machineKeys', `${locked.name}: NETWORK SERVICE may not read it (${locked.sddl})`),
      );
    if (listenerCertificate?.keyReadableByService === false)
      unreadable.push(
        cite(
          'listenerCertificate',
          `NETWORK SERVICE may not read the key of ${listenerCertificate.boundSha1 ?? 'the certificate in use'}`,
        ),
      );
    if (listenerCertificate?.boundSha1 !== undefined && listenerCertificate.hasPrivateKey === false)
      unreadable.push(
        cite('listenerCertificate', `${listenerCertificate.boundSha1} has no private key on this machine`),
      );
    const rcm = tallyOf(log, 'rcm', 1055);
    const schannel = tallyWhere(log, 'schannel', 36870, (fields) => !/client/i.test(fields['Type'] ?? ''));
    const logged = [
      ...(rcm ? [citeEvent(rcm, 'the private key of the configured certificate cannot be accessed')] : []),
      ...(schannel
        ? [citeEvent(schannel, `a private key could not be opened${codeOf(schannel.samples[0]?.fields)}`)]
        : []),
    ];
    if (unreadable.length > 0) return proven(...unreadable, ...logged);
    if (
      machineKeys?.rdpKeyFiles.some((file) => file.networkServiceRead === true) &&
      listenerCertificate?.keyReadableByService !== undefined &&
      logged.length === 0
    )
      return ruledOut(cite('listenerCertificate', 'the service may read the key of its certificate'));
    const last = [rcm, schannel].reduce(
      (latest, tally) => (tally && tally.last > latest ? tally.last : latest),
      '',
    );
    const since = last === '' ? undefined : worksSince(facts, last);
    if (since) return ruledOut(...logged, since);
    // It says itself that the default certificate is used from then on.
    if (rcm) {
      const fails = facts.tlsHandshake !== undefined || shutOut(facts.arrivals) !== undefined;
      return fails ? proven(...logged) : provenAs('degrades', ...logged);
    }
    // Schannel serves every program of the host: its error names no program.
    if (schannel) {
      const meanwhile = workedMeanwhile(facts, schannel.first, schannel.last);
      if (meanwhile && !shutOut(facts.arrivals)) return suspected(...logged, meanwhile);
      const tied = tallyOf(log, 'rcm', 1057, 1058) || /10001/.test(JSON.stringify(schannel.samples));
      return (tied ? inferred : suspected)(...logged);
    }
    const covered = coverageOf(log, channels.system);
    if (covered)
      return ruledOut(citeSilence(covered, 'System', 'Schannel 36870 or RemoteConnectionManager 1055'));
    return endsAtHello(facts.tlsHandshake)
      ? suspected(cite('tlsHandshake', 'a service that cannot open its key ends the handshake at this place'))
      : unclear();
  },

  remedies: ({ machineKeys, listenerCertificate, programLogs }) => {
    const server = serverWithoutKey(programLogs);
    if (server !== undefined)
      return [
        byHandDropping(`Let ${server.program} read its key`, 'server', logPhraseOf(UNREADABLE)?.next ?? ''),
      ];
    const keyFile =
      machineKeys?.rdpKeyFiles.find((file) => file.networkServiceRead === false)?.name ??
      listenerCertificate?.keyFile;
    const right = machineKeys?.rdpKeyFiles.find(({ name }) => name === listenerCertificate?.keyFile);
    if (right?.networkServiceRead === true && right.systemFull === true)
      return [
        remakeOwnKey({
          keyFile: right.name,
          stale: listenerCertificate?.store === 'Remote Desktop' ? listenerCertificate.boundSha1 : undefined,
        }),
      ];
    if (keyFile === undefined || !/^f686aace/i.test(keyFile)) {
      return [
        byHand(
          'Read which key file it is',
          'server',
          'Run the collector on the server: it names the key file of the certificate in use and reads its access list.',
          'For a certificate of your own: certlm.msc, Manage Private Keys, let NETWORK SERVICE read.',
        ),
      ];
    }
    return [
      {
        title: 'Repair the access list of the one key file',
        on: 'server',
        actions: [
          { kind: 'grantKeyAccess', keyFile },
          { kind: 'restartServices', services: ['SessionEnv', 'TermService'] },
        ],
      },
    ];
  },
  wouldNotHelp: [
    'renaming MachineKeys: it orphans every machine key of the host',
    'adding NETWORK SERVICE to Administrators: it gives the service the whole machine',
  ],
  settledBy: 'rdpdoctor collector, run on the server: it reads the access list of the key',
  dialogs: ['0x904/0x7'],
  references: [
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton',
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  ],
  examples: [
    {
      name: 'xrdp says so of itself',
      facts: {
        programLogs: [
          { program: 'xrdp', side: 'server', phrase: UNREADABLE, statuses: [], gatewayStatuses: [] },
        ],
      },
      verdict: 'logged',
    },
    {
      name: 'the access list lacks NETWORK SERVICE',
      facts: {
        machineKeys: {
          rdpKeyFiles: [
            {
              ...healthy.machineKeys.rdpKeyFiles[0]!,
              sddl: 'O:SYG:SYD:PAI(A;;FA;;;SY)',
              networkServiceRead: false,
            },
          ],
        },
      },
      verdict: 'recorded',
    },
    {
      name: 'RCM 1055',
      facts: oneEvent('rcm', 1055),
      unknown: ['machineKeys', 'listenerCertificate', ...offTheWire],
      verdict: 'logged',
    },
    {
      name: 'RCM 1055, though the rights on the key are right',
      facts: oneEvent('rcm', 1055),
      unknown: offTheWire,
      verdict: 'logged',
    },
    {
      name: 'Schannel 36870 with a failed renewal',
      facts: withEvents(
        event('schannel', 36870, { Type: 'server', ErrorCode: '0x8009030d', ErrorStatus: '10001' }),
        event('rcm', 1057),
      ),
      unknown: ['machineKeys', 'listenerCertificate', ...offTheWire],
      verdict: 'inferred',
    },
    {
      name: 'a client on the same host logged 36870',
      facts: oneEvent('schannel', 36870, { Type: 'client' }),
      unknown: ['machineKeys', 'listenerCertificate', ...offTheWire],
      verdict: 'ruledOut',
    },
    { name: 'the service may read its key', verdict: 'ruledOut' },
    {
      name: 'the handshake ends at the first message, and nothing of the server is known',
      ...endsInEncryption({
        outcome: 'reset',
        ms: 4,
        bytes: 0,
        sawServerHello: false,
        sawCertificate: false,
      }),
      verdict: 'suspected',
    },
    {
      name: 'nothing of the server is known',
      unknown: ['serverEvents', 'machineKeys', 'listenerCertificate'],
      verdict: 'unclear',
    },
  ],
});

function codeOf(fields: Readonly<Record<string, string>> | undefined): string {
  const code = fields?.['ErrorCode'];
  return code === undefined
    ? ''
    : ` (${code}${fields?.['ErrorStatus'] === undefined ? '' : `, state ${fields['ErrorStatus']}`})`;
}

/** Closed or reset at the first TLS message, before the server showed anything. */
function endsAtHello(handshake: FactTypes['tlsHandshake'] | undefined): boolean {
  if (handshake?.outcome !== 'closed' && handshake?.outcome !== 'reset') return false;
  return !handshake.sawServerHello && handshake.bytes === 0;
}

/** A server that is not Windows' and says of itself that its key file is closed to it. */
function serverWithoutKey(logs: FactTypes['programLogs'] = []) {
  return logs.find(({ side, phrase }) => side === 'server' && phrase === UNREADABLE);
}
