import { healthy } from '../facts/healthy.ts';
import { tallyWhere } from '../facts/event-log.ts';
import { event, logOfOnly, offTheWire } from '../facts/situations-of-logs.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { shortProvider } from '../facts/provider-names.ts';
import type { Inputs } from '../judging/inputs.ts';
import { changeWords } from '../judging/change-words.ts';
import { isOfService, isStoppedService } from '../judging/listener-life.ts';
import {
  cite,
  citeEvent,
  defineCause,
  inferred,
  proven,
  ruledOut,
  suspected,
  unclear,
  type Citation,
  type Verdict,
} from './cause.ts';

const keyServices = ['SessionEnv', 'KeyIso', 'CryptSvc'] as const;
const shownAs = {
  SessionEnv: 'Remote Desktop Configuration',
  KeyIso: 'CNG Key Isolation',
  CryptSvc: 'Cryptographic Services',
} as const;

export const stoppedKeyService = defineCause({
  id: 'stopped-key-service',
  title: 'A service that Remote Desktop needs for its certificate does not run',
  phase: 'encryption',
  impact: 'blocks',
  predicts: [
    'expired-certificate',
    'dropped-before-sign-in',
    'certificate-not-made',
    'key-not-opened',
    'missing-server-certificate',
    'reset-in-handshake',
    'closed-at-hello',
  ],
  explanation:
    'SessionEnv makes the RDP certificate; KeyIso and CryptSvc hold its key. With one of them disabled, a new certificate cannot be made and an existing key cannot be used.',
  needs: [],
  uses: ['services', 'serverEvents', 'incident'],

  detect({ services, serverEvents, incident }) {
    const logged = failedStart(serverEvents);
    if (services === undefined) {
      const turnedOff = stoppedWith(incident);
      if (turnedOff !== undefined) return turnedOff;
      if (logged === undefined) return unclear();
      // While people come in all the same, it is no more than a sign.
      const last = logged.event?.last ?? '';
      return last !== '' && (incident?.lastWorked ?? '') > last && incident?.failing !== 'yes'
        ? suspected(logged)
        : inferred(logged);
    }
    const off = disabled(services);
    if (off.length > 0)
      return proven(
        ...off.map((name) => cite('services', `${name}: start type disabled, ${services[name]!.state}`)),
        ...(logged === undefined ? [] : [logged]),
      );
    const known = keyServices.filter((name) => services[name]);
    return ruledOut(
      cite(
        'services',
        known.length > 0
          ? `${known.join(', ')}: none is disabled`
          : 'none of the key services is known to be disabled',
      ),
    );
  },

  remedies: ({ services = {} }) => [
    {
      title: 'Give the services their start type back',
      on: 'server',
      actions: [
        ...disabled(services).map((service) => ({
          kind: 'setServiceStartup' as const,
          service,
          startup: service === 'CryptSvc' ? ('Automatic' as const) : ('Manual' as const),
        })),
        ...disabled(services).map((service) => ({ kind: 'startService' as const, service })),
        { kind: 'restartServices', services: ['TermService'] },
      ],
    },
  ],
  settledBy: 'rdpdoctor collector on the server',
  references: [
    'https://learn.microsoft.com/troubleshoot/windows-server/remote/internal-error-has-occurred-connecting-remote-machine',
  ],
  examples: [
    {
      name: 'KeyIso disabled',
      facts: { services: { ...healthy.services, KeyIso: { state: 'stopped', startup: 'disabled' } } },
      verdict: 'recorded',
    },
    {
      name: 'the log says that KeyIso does not start',
      facts: logOfOnly(event('scm', 7000, { param1: 'CNG Key Isolation', param2: '%%1058' })),
      unknown: ['services', ...offTheWire],
      verdict: 'inferred',
    },
    {
      name: 'nobody looked',
      unknown: ['services', 'serverEvents', ...offTheWire],
      verdict: 'unclear',
    },
    {
      name: 'stopped but manual',
      facts: { services: { ...healthy.services, KeyIso: { state: 'stopped', startup: 'manual' } } },
      verdict: 'ruledOut',
    },
  ],
});

function disabled(services: FactTypes['services']) {
  return keyServices.filter((name) => services[name]?.startup === 'disabled');
}

/** One of them was stopped, and its start type changed, when connections began to fail; it did not come back. */
function stoppedWith(incident: Inputs['incident'] | undefined): Verdict<'incident'> | undefined {
  if (incident?.failing !== 'yes') return undefined;
  const changes = [...incident.began, ...incident.incomparable].filter(
    ({ provider, change }) => shortProvider(provider) === 'scm' && change !== 'stopped',
  );
  // SessionEnv is started when it is needed, and stops again.
  for (const name of ['KeyIso', 'CryptSvc'] as const) {
    const own = changes.filter(({ fields }) => isOfService(fields, name, shownAs[name]));
    const stopped = own.find(({ id, fields }) => id === STATE && isStoppedService(fields, name));
    const changed = own.find(({ id }) => id === START_TYPE);
    if (stopped === undefined) continue;
    const says = cite('incident', `${changeWords(stopped)}, and it is not known to have started since`);
    return changed === undefined ? inferred(says) : proven(says, cite('incident', changeWords(changed)));
  }
  return undefined;
}

/** Service Control Manager: a service went to another state; its start type was changed. */
const STATE = 7036;
const START_TYPE = 7040;

/** The newest word of the Service Control Manager that one of them could not be started. */
function failedStart(log: FactTypes['serverEvents'] | undefined): Citation<'serverEvents'> | undefined {
  for (const name of keyServices)
    for (const id of [7000, 7001, 7023, 7038]) {
      const tally = tallyWhere(log, 'scm', id, (fields) => isOfService(fields, name, shownAs[name]));
      if (tally !== undefined) return citeEvent(tally, `${shownAs[name]} (${name}) could not be started`);
    }
  return undefined;
}
