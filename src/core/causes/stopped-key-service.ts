import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { cite, defineCause, proven, ruledOut } from './cause.ts';

const keyServices = ['SessionEnv', 'KeyIso', 'CryptSvc'] as const;

export const stoppedKeyService = defineCause({
  id: 'stopped-key-service',
  title: 'A service that Remote Desktop needs for its certificate is disabled',
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
  needs: ['services'],

  detect({ services }) {
    const off = disabled(services);
    if (off.length > 0)
      return proven(
        ...off.map((name) => cite('services', `${name}: start type disabled, ${services[name]!.state}`)),
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

  remedies: ({ services }) => [
    {
      title: 'Give the services their start type back',
      on: 'server',
      risk: 'dropsSessions',
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
      name: 'stopped but manual',
      facts: { services: { ...healthy.services, KeyIso: { state: 'stopped', startup: 'manual' } } },
      verdict: 'ruledOut',
    },
  ],
});

function disabled(services: FactTypes['services']) {
  return keyServices.filter((name) => services[name]?.startup === 'disabled');
}
