import { logsOfAttempts } from '../facts/situations-of-attempts.ts';
import { brokenSessions } from '../facts/situations-of-breaks.ts';
import { minuteOf } from '../facts/time.ts';
import type { Breaks } from '../incident/breaks.ts';
import { byHand } from '../remedy/remedy.ts';
import { changeWords } from '../judging/change-words.ts';
import { sources } from '../judging/sources.ts';
import { tellingChanges } from '../judging/telling-changes.ts';
import { cite, defineObservation, notLooked, notSeen } from './observation.ts';

export const sessionsBreakOff = defineObservation({
  id: 'sessions-break-off',
  title: 'Sessions begin and break off',
  phase: 'session',
  impact: 'degrades',
  ending: true,
  whileAlive: true,
  explanation:
    'People get in, and since a moment that the logs name their sessions end without them. Name, certificate, TLS and password have no part in it. What began at that moment is where to look first.',
  needs: ['incident'],

  look({ incident }) {
    const { breaks, failing } = incident;
    if (breaks === undefined)
      return failing === 'no'
        ? notSeen(cite('incident', 'sessions end no differently than before'))
        : notLooked();
    return {
      is: 'seen',
      title: titleOf(breaks),
      because: [
        cite('incident', says(breaks)),
        ...tellingChanges(incident).map((change) => cite('incident', changeWords(change))),
      ],
    };
  },

  remedies: ({ incident }) => [
    byHand(
      'Look at what began with it',
      'server',
      ...tellingChanges(incident).map(changeWords),
      'Sessions of everybody at one moment: the machine, its disk, its network card or its host. Of one client: the way from there.',
    ),
  ],
  wouldNotHelp: ['a new certificate, NLA or TLS settings: sessions begin'],
  settledBy: 'System, Application and LocalSessionManager logs of the server, from before and after it began',
  references: [sources.generalTroubleshooting],
  examples: [
    { name: 'sessions end as their people choose', verdict: 'notSeen' },
    { name: 'sessions that ended without their people', facts: brokenSessions, verdict: 'seen' },
    { name: 'no logs', unknown: logsOfAttempts, verdict: 'notLooked' },
  ],
});

function titleOf({ by, told, count, of }: Breaks): string {
  switch (told) {
    case 'crashes':
      return `Since ${minuteOf(by)} the machine stopped unexpectedly ${count} times, and every session with it`;
    case 'restarts':
      return `Since ${minuteOf(by)} the machine was started ${count} times, and every session ended with it`;
    case 'returns':
      return `Since ${minuteOf(by)} sessions${whose(of)} ended ${count} times without a sign-out, and their people were back within minutes`;
    case 'shortened':
      return `Since ${minuteOf(by)} sessions${whose(of)} were cut within minutes ${count} times; before they lasted`;
    default:
      return `Since ${minuteOf(by)} sessions${whose(of)} break off: ${count} ended without their person`;
  }
}

function whose(of: Breaks['of']): string {
  const names = of.slice(0, MOST_NAMES).map(({ user }) => user);
  if (names.length === 0) return '';
  return ` of ${names.join(', ')}${of.length > names.length ? ' and others' : ''}`;
}

function says({ by, last, count, told, of, reasons, after }: Breaks): string {
  const span = `from ${minuteOf(by)} to ${minuteOf(last)}`;
  if (told === 'crashes') return `${count} starts after an unexpected stop, ${span}`;
  if (told === 'restarts')
    return `${count} starts, ${span}: at least three times as many as ever before in so short a time`;
  const named = reasons.map(({ reason, count: times }) => `${reason} ×${times}`).join(', ');
  const words = told === 'client' ? 'RDPClient 1026 code' : 'LocalSessionManager 40 reason';
  const by40 = named === '' ? 'LocalSessionManager 24 without a sign-out' : `${words} ${named}`;
  const people = of.map(({ user, count: times }) => `${user} ×${times}`).join(', ');
  const before = after === undefined ? '' : `; the last end before was at ${minuteOf(after)}`;
  return `${count} sessions ended without their person, ${span} (${by40})${people === '' ? '' : `: ${people}`}${before}`;
}

const MOST_NAMES = 3;
