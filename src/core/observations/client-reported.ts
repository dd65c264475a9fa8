import { meaningOf, type CodeRow } from '../codes/code-row.ts';
import type { Dialog } from '../codes/dialogs/dialog.ts';
import { dialogs } from '../codes/dialogs/dialogs.ts';
import { codesNamed, codesWithValue } from '../codes/find-codes.ts';
import { placeOfCode, placeOfExtended } from '../codes/places-of-codes.ts';
import { hexOf } from '../codes/printed.ts';
import type { Phase } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { gatewayEventOfCode, gatewayReasons } from '../judging/gateway-refusals.ts';
import { saysNothingFailed } from '../judging/no-failure.ts';
import { byHand, type Remedy } from '../remedy/remedy.ts';
import { sources } from '../judging/sources.ts';
import { cite, defineObservation, notLooked, notSeen, type Sighting } from './observation.ts';

type ClientError = FactTypes['clientError'];

export const clientReported = defineObservation({
  id: 'client-reported',
  title: 'The client reports an error',
  phase: 'connection',
  impact: 'blocks',
  ending: true,
  hearsay: 'anyPhase',
  explanation:
    'This is what the client says of itself, at its own time. It tells what the client saw, seldom why, and nothing about which side is at fault.',
  needs: ['clientError'],

  look({ clientError }) {
    const { code, extended, dialog, named } = clientError;
    if (named !== undefined) return ofName(named);
    if (code === undefined && extended === undefined && dialog === undefined) return notLooked();
    if (code === 0 && !extended && dialog === undefined)
      return notLooked(cite('clientError', 'two zeros say nothing; the sentence above them does'));
    if (saysNothingFailed(clientError))
      return notSeen(cite('clientError', 'the number says that nothing failed'));
    const row = rowOf(clientError);
    const shown = dialogs.find(({ id }) => id === dialog);
    const sentence = shown?.says;
    if (row === undefined && sentence === undefined)
      return notLooked(cite('clientError', `${printed(clientError)}: no source says what it means`));
    const meaning = row === undefined ? quoted(shown) : meaningOf(row).replace(/\.$/, '');
    const phase = phaseShown(clientError);
    return {
      is: 'seen',
      title: `The client reports ${[printed(clientError), meaning].filter(Boolean).join(': ')}`,
      ...(phase === undefined ? {} : { phase }),
      because: [
        cite(
          'clientError',
          `${printed(clientError) || 'the dialog'}${clientError.from === 'clientLog' ? ', RDPClient 1026' : ''}`,
        ),
      ],
    };
  },

  remedies: ({ clientError }) => [
    ...atEntra(clientError),
    ...atTheGateway(clientError),
    byHand(
      'Look where it is decided',
      'client',
      '`rdpdoctor check HOST` from this client names the step at which the connection ends and who ends it.',
      'Or add what the server knows of that minute: System.evtx and RdpCoreTS%4Operational.evtx, or the collector.',
      ...(printed(clientError) === ''
        ? []
        : [`\`rdpdoctor explain ${printed(clientError)}\` says what the number means and what it does not.`]),
    ),
  ],
  wouldNotHelp: [
    'deleting certificates, renaming MachineKeys or switching NLA off on the strength of the number alone',
  ],
  settledBy: 'rdpdoctor check HOST, or the System and RdpCoreTS logs of the server',
  references: [sources.disconnectReasons, sources.extendedReasons],
  examples: [
    {
      name: 'the flagship pair',
      facts: { clientError: { code: 0x904, extended: 7, from: 'dialog' } },
      verdict: 'seen',
    },
    {
      name: 'a gateway code from a client log',
      facts: { clientError: { code: 0x300000c, from: 'clientLog' } },
      verdict: 'seen',
    },
    {
      name: 'the person signed out',
      facts: { clientError: { code: 3, extended: 0xc, from: 'clientLog' } },
      verdict: 'notSeen',
    },
    {
      name: 'a refusal by Entra',
      facts: { clientError: { named: 'AADSTS53003', from: 'dialog' } },
      verdict: 'seen',
    },
    { name: 'nobody saw anything', verdict: 'notLooked' },
  ],
});

/** What a name of the tables says. */
function ofName(named: string): Sighting<'clientError'> {
  const row = codesNamed(named)[0];
  if (row === undefined) return notLooked(cite('clientError', 'no source says what it means'));
  return {
    is: 'seen',
    title: `The client reports ${named}: ${row.meaning.replace(/\.$/, '')}`,
    ...(row.family === 'entraError' ? { phase: 'signIn' } : {}),
    because: [cite('clientError', named)],
  };
}

function atEntra({ named = '' }: ClientError): readonly Remedy[] {
  return codesNamed(named)[0]?.family === 'entraError'
    ? [byHand('Begin where the message points', 'server', ENTRA)]
    : [];
}

/** Where the error belongs: by its number, else by all numbers that its sentence can stand for. */
function phaseShown({ code, extended, dialog }: ClientError): Phase | undefined {
  const shown = dialogs.find(({ id }) => id === dialog);
  if (code === undefined && extended === undefined && shown?.phase !== undefined) return shown.phase;
  const places =
    code === undefined && extended === undefined
      ? [...(shown?.codes ?? []).map(placeOfCode), ...(shown?.extended ?? []).map(placeOfExtended)]
      : [
          (code === undefined ? undefined : placeOfCode(code)) ??
            (extended === undefined ? undefined : placeOfExtended(extended)),
        ];
  const phases = new Set(places.flatMap((place) => place?.phases ?? []));
  const [phase] = phases.size === 0 ? [shown?.phase ?? phaseOfStatus(code ?? shown?.codes[0])] : phases;
  return phases.size > 1 || phase === 'none' ? undefined : phase;
}

/** A status of the security packages reaches a person from the sign-in by NLA. */
function phaseOfStatus(code = 0): Phase | undefined {
  return codesWithValue(code, ['hresult'])[0]?.where === 'TLS or sign-in' ? 'signIn' : undefined;
}

/** The sentence, and what it means where that is known beside the words, or by the status it stands for. */
function quoted(shown: Dialog | undefined): string {
  const [status] = (shown?.codes ?? []).flatMap((code) => codesWithValue(code, ['hresult', 'ntStatus']));
  const means = shown?.means ?? status?.meaning;
  return `"${shown?.says ?? ''}"${means === undefined ? '' : `: ${means.replace(/\.$/, '')}`}`;
}

/** Where the code is that of a refusal by a gateway, its policies come before anything that the client can show. */
function atTheGateway({ code, dialog }: ClientError): readonly Remedy[] {
  const sentence = dialogs.find(({ id }) => id === dialog);
  const codes = code === undefined ? (sentence?.codes ?? []) : [code];
  const [event] = codes.flatMap((one) => gatewayEventOfCode.get(one) ?? []);
  const reason = event === undefined ? undefined : gatewayReasons.get(event);
  if (reason === undefined) return [];
  return [
    byHand(
      'Ask the gateway',
      'server',
      reason.look,
      `Its log TerminalServices-Gateway/Operational has event ${event} of that minute, with the name and the computer it was about.`,
    ),
  ];
}

/** The second number says more where it is known and not the 7 that any closed socket shows. */
function rowOf({ code, extended }: ClientError): CodeRow | undefined {
  const second =
    extended && extended !== 7 ? codesWithValue(extended, ['extendedReason', 'errorInfo'])[0] : undefined;
  if (second !== undefined || code === undefined) return second;
  const known = codesWithValue(code, ['disconnectReason', 'gatewayReason', 'hresult', 'ntStatus'])[0];
  return known ?? codesWithValue(ofGateway(code), ['gatewayStatus'])[0];
}

/** What a gateway answers is printed as its number (23002) or as an HRESULT around it (0x800759DA). */
function ofGateway(code: number): number {
  return code >>> 16 === 0x8007 ? code & 0xffff : code;
}

const ENTRA =
  'Entra admin center > Sign-in logs: the sign-in of that minute, its Conditional Access tab and its failure reason. It says which policy or which state of the account decided.';

function printed({ code, extended }: ClientError): string {
  return [code, extended].flatMap((number) => (number === undefined ? [] : [hexOf(number)])).join(' / ');
}
