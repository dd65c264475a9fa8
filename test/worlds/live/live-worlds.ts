import type { Outcome } from '../answer.ts';
import { randomOf } from '../random.ts';
import type { World, WorldLabel } from '../world.ts';
import { certificateKinds } from './certificate-kinds.ts';
import { encryptionKinds } from './encryption-kinds.ts';
import { gatewayKinds } from './gateway-kinds.ts';
import { healthyKinds } from './healthy-kinds.ts';
import { healthyScene } from './healthy-scene.ts';
import { negotiationKinds } from './negotiation-kinds.ts';
import { deathOf, observe } from './observe.ts';
import { connectionKinds, nameKinds } from './reach-kinds.ts';
import type { LiveKind, Scene } from './scene.ts';
import { sessionKinds, signInKinds } from './sign-in-kinds.ts';

/** Every sort of live world. */
export const liveKinds: readonly LiveKind[] = [
  ...healthyKinds,
  ...nameKinds,
  ...connectionKinds,
  ...negotiationKinds,
  ...encryptionKinds,
  ...certificateKinds,
  ...signInKinds,
  ...sessionKinds,
  ...gatewayKinds,
];

const faults = liveKinds.filter(({ family }) => family !== 'healthy');
const healthy = liveKinds.filter(({ family }) => family === 'healthy');

/** The live world of this seed; a quarter of them have no fault. */
export function liveWorld(seed: number, only?: string): World {
  const random = randomOf('live', seed);
  const drawn = random.pick(random.chance(0.25) ? healthy : faults);
  const kind = only === undefined ? drawn : liveKinds.find((one) => one.kind === only)!;
  const base = healthyScene(random);
  const changed: Scene = { ...base, ...kind.change(base, random) };
  const told = changed.told === undefined && random.chance(0.1) ? random.pick(hearsay) : undefined;
  const scene: Scene = told === undefined ? changed : { ...changed, told: { code: told.code, from: 'flag' } };
  return { seed, family: 'live', label: labelOf(kind, scene, told), caseFile: observe(scene) };
}

type Hearsay = (typeof hearsay)[number];

function labelOf(kind: LiveKind, scene: Scene, told: Hearsay | undefined): WorldLabel {
  const { truths, mayAlso = [], mustNot = [], family, made } = kind;
  const works = truths.includes('healthy');
  const dead = !works && (family === 'gateway' || deathOf(scene).phase !== 'none');
  return {
    kind: kind.kind,
    family,
    made:
      told === undefined ? made : `${made}; the person gives ${told.code}, which has nothing to do with it`,
    truths: told !== undefined && works ? [...truths, 'unknown'] : truths,
    mayAlso: [...mayAlso, ...(told?.ids ?? []), ...(endsSoon(scene) ? ['soon-expiring-certificate'] : [])],
    mustNot: dead ? [...new Set([...mustNot, 'works'])] : mustNot,
    outcomes: outcomesOf(kind, dead, told !== undefined),
  };
}

/** That the certificate ends within thirty days may be said of any world. */
function endsSoon({ certificate, now }: Scene): boolean {
  const left = Date.parse(certificate.notAfter) - now;
  return left > 0 && left < 31 * 86_400_000;
}

/** What becomes of connections on this path; a flaw that only warns may be told as more than one thing. */
function outcomesOf(kind: LiveKind, dead: boolean, hearsay: boolean): readonly Outcome[] {
  const open: readonly Outcome[] = hearsay || kind.truths.includes('unknown') ? ['unknown'] : [];
  if (kind.family === 'healthy') return ['works', ...open];
  if (dead) return ['fails', ...(kind.truths.includes('unknown') ? open : [])];
  if (kind.mustNot?.includes('works') === true) return ['fails', 'worksForSome'];
  if (kind.family === 'connection')
    return ['disturbed', 'worksForSome', ...(kind.kind === 'very-slow' ? (['works'] as const) : [])];
  return ['works', 'worksForSome', 'disturbed', 'fails', ...open];
}

/** Numbers that a person gives and that have nothing to do with the fault, with what may be said of them. */
const hearsay = [
  { code: 0x904, ids: ['client.reported', 'unexplained-close', 'broken-client-path'] },
  { code: 0x204, ids: ['client.reported', 'unexplained-connect-failure', 'broken-client-path'] },
  { code: 0x108, ids: ['client.reported', 'unexplained-connect-failure', 'broken-client-path'] },
  { code: 0x807, ids: ['client.reported', 'wrong-password'] },
  { code: 0xb06, ids: ['client.reported'] },
] as const;
