import type { FactTypes } from '../facts/vocabulary.ts';
import type { Action } from './actions.ts';
import type { PolicyLock } from './policies.ts';
import { specOf } from './spec-of.ts';

/** The group policy that might undo a step, where the facts do not say that none is set; undefined where none could. */
export function overridingPolicy(action: Action, known: Partial<FactTypes>): PolicyLock | undefined {
  return specOf(action.kind).policy(action, { ...heldByPolicy, ...known });
}

/** A machine on which group policy holds every setting that it can hold. */
const held = <T>(value: T) => ({ value, origin: 'policy' as const });
const heldByPolicy: Partial<FactTypes> = {
  listenerSettings: {
    denyConnections: held(false),
    securityLayer: held(2),
    userAuthentication: held(true),
    maxInstances: held(1),
    certificateTemplate: held(''),
    otherListeners: [],
  },
  cipherOrder: { origin: 'policy', suites: [], curves: [] },
  firewall: {
    enabled: {},
    activeProfiles: [],
    rules: [
      {
        id: '',
        enabled: true,
        action: 'block',
        protocol: 'TCP',
        ports: '3389',
        profiles: ['any'],
        origin: 'policy',
      },
    ],
  },
};
