import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { alertWords } from '../codes/ending-words.ts';
import { cite, defineCause, entitled, inferred, proven, ruledOut, unclear } from './cause.ts';
import { sources } from '../judging/sources.ts';

const ending = { by: 'us', after: 'clientHello', ms: 6_000, bytes: 1_420, side: 'client' } as const;

export const rejectingClient = defineCause({
  id: 'rejecting-client',
  title: 'The client itself ends the connection when it sees the certificate',
  phase: 'certificate',
  impact: 'blocks',
  predicts: [],
  explanation:
    'In the capture the client closes or resets after the certificate of the server, with or without an alert. Either the person said no to the warning, or a policy or an .rdp file forbids to go on (authentication level 1), or a security program on the client does not accept it. The server did nothing wrong up to there.',
  needs: ['phaseOfDeath'],
  uses: ['capturePath'],

  detect({ phaseOfDeath: { phase, ending: end }, capturePath }) {
    if (!capturePath) return unclear();
    if (!end || phase === 'none') return ruledOut(cite('phaseOfDeath', 'the connection did not die'));
    const meaning = end.side === 'client' ? objections[end.alert ?? -1] : undefined;
    if (meaning !== undefined)
      return entitled(
        `The client refuses the certificate of the server: ${meaning} (TLS alert ${end.alert})`,
        proven(
          cite('phaseOfDeath', `the client sent ${alertWords(end.alert)} after ${Math.round(end.ms)} ms`),
        ),
      );
    if (end.side !== 'client' || phase !== 'certificate')
      return ruledOut(
        cite('phaseOfDeath', `it ended in the phase ${phase}${end.side ? `, by the ${end.side}` : ''}`),
      );
    const alert = end.alert === undefined ? '' : ` with TLS alert ${end.alert}`;
    return inferred(
      cite(
        'phaseOfDeath',
        `the client ended it${alert} ${Math.round(end.ms)} ms after its ClientHello, behind the certificate`,
      ),
    );
  },

  remedies: () => [
    byHand(
      'Compare the certificate and decide',
      'client',
      'Compare the thumbprint with that on the server (`certlm.msc`, Remote Desktop). If it is the right one, trust it on this client or have a certificate issued that clients trust.',
      'Policy "Configure server authentication for client" and `authentication level` of the .rdp file decide whether people may go on.',
    ),
  ],
  wouldNotHelp: [
    'authentication level:i:0: the client would then talk to any machine',
    'restarting the server',
  ],
  settledBy: 'rdpdoctor check HOST FILE.rdp from the client',
  references: [sources.tlsAlerts],
  examples: [
    {
      name: 'the client resets behind the certificate',
      facts: {
        phaseOfDeath: { phase: 'certificate', sameEnding: 1, attempts: 1, ending },
        tlsHandshake: {
          outcome: 'closed',
          ms: 6_000,
          bytes: 1_420,
          sawServerHello: true,
          sawCertificate: true,
        },
      },
      unknown: ['tlsHandshake', 'credssp', 'logon', 'sessionStart'],
      verdict: 'inferred',
    },
    {
      name: 'the client says that the authority is unknown (48)',
      facts: {
        phaseOfDeath: {
          phase: 'encryption',
          sameEnding: 1,
          attempts: 1,
          ending: { ...ending, by: 'alert', alert: 48 },
        },
      },
      unknown: ['tlsHandshake', 'credssp', 'logon', 'sessionStart'],
      verdict: 'measured',
    },
    {
      name: 'the server ends it',
      facts: {
        phaseOfDeath: {
          phase: 'certificate',
          sameEnding: 1,
          attempts: 1,
          ending: { ...ending, by: 'fin', side: 'server' },
        },
        capturePath: healthy.capturePath,
      },
      unknown: ['tlsHandshake', 'credssp', 'logon', 'sessionStart'],
      verdict: 'ruledOut',
    },
    { name: 'it lives', verdict: 'ruledOut' },
  ],
});

/** What a client says of a certificate with an alert, RFC 8446 section 6.2. */
const objections: Readonly<Record<number, string | undefined>> = {
  42: 'it is damaged or its signatures do not fit',
  43: 'it is of a kind that the client cannot use',
  44: 'its authority has revoked it',
  45: 'it has expired or is not valid yet',
  46: 'the client does not accept it and does not say why',
  48: 'its authority is not trusted there',
  49: 'access is denied by a rule of the client',
};
