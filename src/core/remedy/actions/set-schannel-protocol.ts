import { z } from 'zod';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { defineAction, never, sameOnly, type Unfit } from '../action.ts';
import { buildOf } from '../windows-build.ts';
import { effects } from '../takes-effect.ts';

/** Enabled and DisabledByDefault of one protocol version and side; new connections of a restarted service read them. */
export const setSchannelProtocol = defineAction({
  kind: 'setSchannelProtocol',
  schema: z.strictObject({
    version: z.enum(['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3']),
    side: z.enum(['Server', 'Client']),
    enabled: z.boolean(),
  }),
  sentence: (p) =>
    `switches ${p.version} ${p.enabled ? 'on' : 'off'} for the ${p.side.toLowerCase()} side of SCHANNEL`,
  drops: 'nothing',
  undo: 'exact',
  account: 'machine',
  takesEffect: (p) => (p.side === 'Server' ? effects.protocols : effects.protocolsOfClient),
  slot: (p) => `setSchannelProtocol ${p.version} ${p.side}`,
  merge: sameOnly,
  changes: (p, known) => [[`${p.version} ${p.side}`, stateOf(p, known), onOff(p.enabled)]],
  policy: never,
  objection: (p) =>
    !p.enabled && p.version === 'TLS 1.2' ? 'a plan does not switch TLS 1.2 off' : undefined,
  fits: unfitVersion,
  risk: (p) =>
    p.enabled && ['SSL 2.0', 'SSL 3.0', 'TLS 1.0', 'TLS 1.1'].includes(p.version) ? 'old-tls' : undefined,
});

interface Version {
  readonly version: string;
  readonly side: string;
  readonly enabled: boolean;
}

function unfitVersion({ version, side, enabled }: Version, known: Partial<FactTypes>): Unfit | undefined {
  const build = buildOf(known);
  if (version !== 'TLS 1.3' || side !== 'Server' || !enabled || build === undefined) return undefined;
  return build < FIRST_BUILD_WITH_TLS13
    ? { is: 'leftOut', why: `Windows build ${build} has no TLS 1.3` }
    : undefined;
}

function stateOf({ version, side }: Version, known: Partial<FactTypes>): string | undefined {
  const protocol = side === 'Server' ? known.schannelServer : known.clientSettings?.schannelClient;
  if (protocol === undefined) return undefined;
  const enabled = protocol[version]?.enabled;
  return enabled === undefined ? 'as Windows has it' : onOff(enabled);
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}

/** Windows Server 2022. */
const FIRST_BUILD_WITH_TLS13 = 20_348;
