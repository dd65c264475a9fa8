import { dialogs } from '../codes/dialogs/dialogs.ts';
import { hexOf } from '../codes/printed.ts';
import { isExcerpt } from '../facts/event-log.ts';
import { endsSession, refusesLogon } from '../facts/situations.ts';
import { refusedAttempts } from '../facts/situations-of-attempts.ts';
import type { Inputs } from '../judging/inputs.ts';
import { beganWith, cameWith } from '../judging/began-with.ts';
import { changeWords } from '../judging/change-words.ts';
import { loggedEnd, reasonOfBreaks } from '../judging/logged-end.ts';
import { loggedStatus } from '../judging/logged-status.ts';
import { loggedRefusal } from '../judging/logged-refusal.ts';
import { saidInWords, saidOnlyOf } from '../judging/told-code.ts';
import { refusedCheck } from '../judging/controller-checks.ts';
import { undatedRefusal } from '../judging/undated-refusal.ts';
import type { Sign } from '../observations/signs.ts';
import {
  cite,
  defineCause,
  inferred,
  proven,
  provenAs,
  ruledOut,
  suspected,
  unclear,
  type Cause,
  type CauseSpec,
  type Verdict,
} from './cause.ts';

type Names =
  | 'logon'
  | 'sessionStart'
  | 'clientError'
  | 'clientAttempts'
  | 'programLogs'
  | 'incident'
  | 'serverEvents'
  | 'eventActivity';
type Words = Readonly<Record<number, string>>;

/** The numbers that say a cause by themselves, each with its name or a few words. */
export interface Codes {
  /** NTSTATUS of a refused logon, [MS-ERREF] 2.3.1. */
  readonly statuses?: Words;
  /** Error info of the server, [MS-RDPBCGR] 2.2.5.1.1; the extended code of the client dialog has the same numbers. */
  readonly errorInfo?: Words;
  /** dwErrorCode of licensing, [MS-RDPELE] 2.2.2.7.1 and [MS-RDPBCGR] 2.2.1.12.1.3. */
  readonly licenseErrors?: Words;
  /** Disconnect reasons of the client that mean this and nothing else. */
  readonly clientCodes?: readonly number[];
  /** Sentences of client dialogs without a number (ids of codes/dialogs.ts) that state this. */
  readonly sentences?: readonly string[];
  /** Events that say it where they began with the failures, by provider: its short name, or the long one where it has none. */
  readonly events?: Readonly<Record<string, Words>>;
}

type Told = Omit<CauseSpec<never, Names>, 'needs' | 'uses' | 'predicts' | 'detect' | 'dialogs' | 'examples'>;

/** A cause that one number says: needs, proof, predictions, dialogs and examples follow from the numbers. */
export function codedCause(spec: Told & Codes): Cause {
  const {
    statuses = {},
    errorInfo = {},
    licenseErrors = {},
    clientCodes = [],
    sentences = [],
    events = {},
    ...told
  } = spec;
  const codes = { statuses, errorInfo, licenseErrors, clientCodes, sentences, events };
  return defineCause<never, Names>({
    ...told,
    needs: [],
    uses: [
      'logon',
      'sessionStart',
      'clientError',
      'clientAttempts',
      'programLogs',
      'incident',
      'serverEvents',
      'eventActivity',
    ],
    predicts: predictionsOf(codes),
    detect: (facts) => verdictOf(facts, codes),
    dialogs: [
      ...clientCodes.map(hexOf),
      ...keysOf(statuses).map(hexOf),
      ...sentences,
      ...keysOf(errorInfo).map((code) => `0x3/${hexOf(code)}`),
    ],
    examples: examplesOf(codes),
  });
}

function verdictOf(
  {
    logon,
    sessionStart,
    clientError,
    clientAttempts,
    programLogs,
    incident,
    serverEvents,
    eventActivity,
  }: Partial<Pick<Inputs, Names>>,
  { statuses, errorInfo, licenseErrors, clientCodes, sentences, events }: Required<Codes>,
): Verdict<Names> {
  const status = logon?.outcome === 'refused' ? logon.status >>> 0 : undefined;
  if (status !== undefined && statuses[status] !== undefined)
    return proven(cite('logon', `the server refused the logon with ${hexOf(status)} (${statuses[status]})`));
  const sent = sessionStart?.errorInfo;
  if (sent !== undefined && errorInfo[sent] !== undefined)
    return proven(cite('sessionStart', `the server sent error info ${hexOf(sent)}: ${errorInfo[sent]}`));
  const license = sessionStart?.licenseError;
  if (license !== undefined && licenseErrors[license] !== undefined) {
    const says = cite('sessionStart', `licensing error ${license} (${licenseErrors[license]})`);
    return sessionStart?.reached === 'connected'
      ? provenAs('degrades', says, cite('sessionStart', 'the session was opened all the same'))
      : proven(says);
  }
  const logged = loggedRefusal(
    incident,
    (code) => code !== undefined && statuses[Number(code)] !== undefined,
  );
  if (logged?.tied === true) return proven(logged.says);
  // Whoever hands in this very event asks about it; a whole log holds those of shares and services too.
  if (logged !== undefined) return isExcerpt(serverEvents) ? inferred(logged.says) : suspected(logged.says);
  const undated = undatedRefusal(serverEvents, statuses);
  if (undated !== undefined) return inferred(undated);
  const checked = incident?.failing === 'yes' ? undefined : refusedCheck(serverEvents, statuses);
  if (checked !== undefined) return checked.alone ? inferred(checked.says) : suspected(checked.says);
  const named = loggedStatus(programLogs, statuses);
  if (named !== undefined) return proven(named);
  const ended =
    reasonOfBreaks(incident, errorInfo) ??
    loggedEnd(serverEvents, errorInfo, {
      ...(incident && { incident }),
      ...(eventActivity && { eventActivity }),
    });
  if (ended !== undefined) return proven(ended);
  for (const [provider, words] of Object.entries(events)) {
    const began = beganWith(incident, provider, ...keysOf(words));
    if (began !== undefined)
      return proven(cite('incident', `${changeWords(began)}: ${words[began.id] ?? ''}`));
    const came = cameWith(incident, provider, ...keysOf(words));
    if (came !== undefined)
      return inferred(cite('incident', `${changeWords(came)}: ${words[came.id] ?? ''}`));
  }
  const own = clientAttempts?.at(-1);
  if (own?.code !== undefined && !own.began && clientCodes.includes(own.code))
    return proven(
      cite(
        'clientAttempts',
        `the newest attempt ended with ${hexOf(own.code)} (RDPClient 1026), which means this`,
      ),
    );
  const shown = clientError?.extended;
  // mstsc shows 7 for a socket that closed before any server could have sent it.
  if (shown !== undefined && shown !== 7 && errorInfo[shown] !== undefined)
    return proven(
      cite('clientError', `the client showed the extended code ${hexOf(shown)}: ${errorInfo[shown]}`),
    );
  const code = clientError?.code;
  if (code !== undefined && clientCodes.includes(code))
    return proven(cite('clientError', `the client showed ${hexOf(code)}, which means this`));
  const sentence =
    saidInWords(clientError, sentences) ??
    saidOnlyOf(clientError, (number) => isOf({ clientCodes, statuses, errorInfo }, number));
  if (sentence !== undefined) return proven(sentence);
  if (status !== undefined)
    return ruledOut(cite('logon', `the server gave another reason: ${hexOf(status)}`));
  if (sent) return ruledOut(cite('sessionStart', `the server gave another reason: ${hexOf(sent)}`));
  if (sessionStart?.reached === 'connected') return ruledOut(cite('sessionStart', 'a session was opened'));
  const onlyLogon = keysOf(errorInfo).length === 0 && keysOf(licenseErrors).length === 0;
  return onlyLogon && logon?.outcome === 'accepted'
    ? ruledOut(cite('logon', 'the account was accepted'))
    : unclear();
}

function predictionsOf({
  statuses,
  errorInfo,
  licenseErrors,
  clientCodes,
  events,
}: Required<Codes>): readonly Sign[] {
  return [
    // The client's own log tells what the server's shows as an end before sign-in.
    ...(Object.keys(events).length > 0
      ? ([
          'dropped-before-sign-in',
          'failing-since-onset',
          'sessions-break-off',
          'licensing-broken-off',
        ] as const)
      : []),
    ...(clientCodes.length > 0 ? (['dropped-before-sign-in', 'failing-since-onset'] as const) : []),
    ...(keysOf(statuses).length > 0
      ? (['refused-logon', 'closed-credssp', 'program-reported'] as const)
      : []),
    ...(keysOf(licenseErrors).length > 0 ? (['refused-license'] as const) : []),
    ...(keysOf(errorInfo).length > 0
      ? (['ended-session', 'sessions-break-off', 'client-reported'] as const)
      : []),
  ];
}

const noLogon = ['logon', 'earlyUserAuth', 'sessionStart'] as const;
/** Numbers that no cause of one number has: another reason than any of these. */
const otherStatus = 0xc0000001;
const otherInfo = 0x19;

function examplesOf(codes: Required<Codes>): Cause['examples'] {
  const { statuses, errorInfo, licenseErrors, clientCodes, sentences } = codes;
  const [shown] = keysOf(errorInfo).filter((code) => code !== 7);
  const [code] = clientCodes;
  const ownDialog = dialogs.find(({ codes: first, extended }) => {
    const numbers = [...first, ...extended];
    return numbers.length > 0 && numbers.every((number) => isOf(codes, number));
  });
  return [
    ...keysOf(statuses).map((status) => ({
      name: statuses[status]!,
      ...refusesLogon(status),
      verdict: 'measured' as const,
    })),
    ...keysOf(statuses)
      .slice(0, 1)
      .map((status) => ({
        name: `the log of the server has ${hexOf(status)} for one person`,
        facts: refusedAttempts({ user: 'ben', address: '192.0.2.61' }, hexOf(status).toLowerCase()),
        unknown: noLogon,
        verdict: 'logged' as const,
      })),
    ...keysOf(statuses)
      .slice(0, 1)
      .map((status) => ({
        name: `the log of another client names ${hexOf(status)}`,
        facts: {
          programLogs: [{ program: 'FreeRDP', side: 'client', statuses: [status], gatewayStatuses: [] }],
        } as const,
        unknown: noLogon,
        verdict: 'logged' as const,
      })),
    ...keysOf(errorInfo).map((info) => ({
      name: errorInfo[info]!,
      ...endsSession(info),
      verdict: 'measured' as const,
    })),
    ...keysOf(licenseErrors).map((licenseError) => ({
      name: licenseErrors[licenseError]!,
      facts: { sessionStart: { reached: 'license', licenseError } } as const,
      verdict: 'measured' as const,
    })),
    ...(shown === undefined
      ? []
      : [
          {
            name: `the client showed ${hexOf(shown)}`,
            facts: { clientError: { code: 3, extended: shown, from: 'dialog' } } as const,
            unknown: noLogon,
            verdict: 'told' as const,
          },
        ]),
    ...(code === undefined
      ? []
      : [
          {
            name: `the client showed ${hexOf(code)}`,
            facts: { clientError: { code, from: 'dialog' } } as const,
            unknown: noLogon,
            verdict: 'told' as const,
          },
        ]),
    ...(ownDialog === undefined
      ? []
      : [
          {
            name: `the client showed "${ownDialog.says}"`,
            facts: { clientError: { dialog: ownDialog.id, from: 'dialog' } } as const,
            unknown: noLogon,
            verdict: 'told' as const,
          },
        ]),
    ...sentences.map((dialog) => ({
      name: `the client showed the sentence ${dialog}`,
      facts: { clientError: { dialog, from: 'dialog' } } as const,
      unknown: noLogon,
      verdict: 'told' as const,
    })),
    keysOf(statuses).length > 0
      ? { name: 'another reason', ...refusesLogon(otherStatus), verdict: 'ruledOut' }
      : { name: 'another reason', ...endsSession(otherInfo), verdict: 'ruledOut' },
    { name: 'a session was opened', verdict: 'ruledOut' },
    { name: 'nobody signed in', unknown: noLogon, verdict: 'unclear' },
  ];
}

function isOf(
  { clientCodes, statuses, errorInfo }: Pick<Required<Codes>, 'clientCodes' | 'statuses' | 'errorInfo'>,
  number: number,
): boolean {
  return clientCodes.includes(number) || statuses[number] !== undefined || errorInfo[number] !== undefined;
}

function keysOf(words: Words): readonly number[] {
  return Object.keys(words).map(Number);
}
