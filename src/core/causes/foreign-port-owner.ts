import { tallyOf } from '../facts/event-log.ts';
import { event, logOfOnly } from '../facts/situations-of-logs.ts';
import { byHandDropping } from '../remedy/remedy.ts';
import { minuteOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import {
  cite,
  citeEvent,
  defineCause,
  inferred,
  ofAnyMachine,
  proven,
  ruledOut,
  suspected,
  unclear,
  type Verdict,
} from './cause.ts';
import { aliveSince } from '../judging/listener-life.ts';
import { sources } from '../judging/sources.ts';

const TITLE = 'Another program owns the Remote Desktop port of the server';

export const foreignPortOwner = defineCause({
  id: 'foreign-port-owner',
  title: TITLE,
  phase: 'connection',
  impact: 'blocks',
  predicts: [
    'foreign-service-on-port',
    'closed-before-answer',
    'reset-before-answer',
    'silent-listener',
    'refused-port',
    'listener-absent',
    'malformed-negotiation',
    'unreached-service',
    'failing-since-onset',
  ],
  shows: ['port-owned-by-other'],
  explanation:
    'TermService cannot open its port because another process has it, so clients reach that program instead of Remote Desktop.',
  needs: [],
  uses: ['portOwner', 'serverEvents', 'arrivals', 'incident'],

  detect({ portOwner, serverEvents: log, arrivals, incident }) {
    if (portOwner?.listening) {
      if (portOwner.service === 'TermService')
        return ruledOut(cite('portOwner', `port ${portOwner.port} belongs to TermService`));
      if (portOwner.process !== undefined && !/^svchost(\.exe)?$/i.test(portOwner.process))
        return proven(
          cite(
            'portOwner',
            `port ${portOwner.port} belongs to ${portOwner.process}${portOwner.service ? ` (service ${portOwner.service})` : ''}`,
          ),
        );
    }
    const logged = ofAnyMachine(log, TITLE, (own) => notStarted(own, arrivals, incident?.lastWorked));
    if (logged.because.length > 0) return logged;
    // Who listens is not known where only the port was printed.
    const { process: program, service } = portOwner ?? {};
    if (portOwner?.listening && (program ?? service) === undefined) return unclear();
    return portOwner
      ? ruledOut(
          cite(
            'portOwner',
            portOwner.listening ? 'no other process owns the port' : 'nothing listens on the port',
          ),
        )
      : unclear();
  },

  remedies: ({ portOwner }) => [
    byHandDropping(
      'Free the port',
      'server',
      `Stop ${portOwner?.process ?? 'the program that owns the port'} or give it another port, then restart TermService.`,
      'If both must stay: move the RDP listener to a port of its own.',
    ),
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [sources.generalTroubleshooting],
  examples: [
    {
      name: 'nginx owns 3389',
      facts: { portOwner: { port: 3389, listening: true, process: 'nginx', addresses: ['0.0.0.0'] } },
      verdict: 'recorded',
    },
    {
      name: 'RCM 1036 after the last session',
      facts: logOfOnly(event('rcm', 1036)),
      unknown: ['portOwner'],
      verdict: 'inferred',
    },
    { name: 'TermService owns it', verdict: 'ruledOut' },
    {
      name: 'somebody listens, and nobody told who',
      facts: { portOwner: { port: 3389, listening: true, addresses: ['0.0.0.0'] } },
      verdict: 'unclear',
    },
  ],
});

/** What the log of one machine says: its listener could not be started, and nothing shows that it lived after that. */
function notStarted(
  log: FactTypes['serverEvents'] | undefined,
  arrivals: FactTypes['arrivals'] | undefined,
  worked: string | undefined,
): Verdict<'serverEvents' | 'arrivals' | 'incident'> {
  const failed = tallyOf(log, 'rcm', 1036, 260);
  if (!failed) return unclear();
  const says = citeEvent(
    failed,
    'the listener could not be started; Microsoft resolves this as a port conflict',
  );
  const alive = aliveSince({ ...(log && { serverEvents: log }), ...(arrivals && { arrivals }) }, failed.last);
  if (alive) return ruledOut(says, alive);
  // It worked, then this came, and nobody got in since.
  return worked !== undefined && worked < failed.last
    ? inferred(says, cite('incident', `nobody got in since; the last was at ${minuteOf(worked)}`))
    : suspected(says);
}
