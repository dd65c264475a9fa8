import { phases } from '../facts/phases.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Confidence } from './code-row.ts';
import { codesWithValue } from './find-codes.ts';

type PhaseOfDeath = FactTypes['phaseOfDeath'];
type Phase = PhaseOfDeath['phase'];
type EndedBy = NonNullable<PhaseOfDeath['ending']>['by'];

/** Where in the connection a code belongs, as far as the tables say; no phases = they do not say. */
export interface Place {
  readonly phases: readonly Phase[];
  /** Ways of ending the code is documented with; absent = any. */
  readonly endings?: readonly EndedBy[];
  readonly confidence: Confidence;
  /** Half a sentence that follows the code. */
  readonly says: string;
  /** Whether an extended code beside it knows better. */
  readonly vague?: boolean;
}

/** The place of a first number: a disconnect reason or a status. */
export function placeOfCode(code: number): Place | undefined {
  const known = codePlaces.find(({ codes }) => codes.includes(code));
  if (known) return known.place;
  const [row] = codesWithValue(
    code,
    code >= 0x8000_0000 ? ['hresult', 'ntStatus'] : ['disconnectReason', 'gatewayReason'],
  );
  if (!row) return undefined;
  const place = placesByStage[row.where];
  if (place) return { ...place, confidence: row.confidence };
  if (row.family === 'gatewayReason') return gatewayLeg;
  return {
    phases: [],
    confidence: row.confidence,
    says: 'is tied to no phase in any source read',
    vague: true,
  };
}

/** The place of a second number. */
export function placeOfExtended(extended: number): Place | undefined {
  return extendedPlaces.find(({ from, to }) => extended >= from && extended <= to)?.place;
}

const afterTcp: readonly Phase[] = phases.slice(phases.indexOf('negotiation'));

const signIn: Place = { phases: ['signIn'], confidence: 'confirmed', says: 'is a sign-in error' };
const clientOnly: Place = {
  phases: [],
  confidence: 'confirmed',
  says: 'names a state of the client machine, not of the connection',
};
const gatewayLeg: Place = {
  phases: [],
  confidence: 'single-source',
  says: 'speaks of the gateway, which is another connection than the one measured here',
};

/** Codes whose documented meaning places them, the official names first. */
// prettier-ignore
const codePlaces: readonly { readonly codes: readonly number[]; readonly place: Place }[] = [
  { codes: [260, 520, 1288, 1540], place: { phases: ['name'], confidence: 'confirmed', says: 'means the name could not be resolved' } },
  { codes: [516], place: { phases: ['connection'], confidence: 'confirmed', says: 'means no TCP connection could be made' } },
  { codes: [264], place: { phases: ['connection', 'negotiation', 'encryption'], endings: ['silence', 'icmp'], confidence: 'confirmed', says: 'means no answer came in the time allotted while connecting' } },
  { codes: [2308], place: { phases: afterTcp, endings: ['fin'], confidence: 'confirmed', says: 'means the TCP connection had been open and was closed' } },
  { codes: [772, 1028], place: { phases: afterTcp, confidence: 'confirmed', says: 'means sending or receiving failed on an open connection' } },
  { codes: [1796], place: { phases: [], confidence: 'confirmed', says: 'means a time-out while connecting, without saying at which step', vague: true } },
  { codes: [2825, 3593, 9732], place: { phases: ['negotiation'], confidence: 'single-source', says: 'means client and server could not agree in the negotiation' } },
  { codes: [2311], place: { phases: ['encryption', 'certificate'], confidence: 'single-source', says: 'means the client did not accept the certificate' } },
  { codes: [6919], place: { phases: ['encryption', 'certificate'], confidence: 'confirmed', says: 'means the client found the certificate expired' } },
  { codes: [7431], place: { phases: ['certificate', 'signIn'], confidence: 'single-source', says: 'means the clocks of client and server differ' } },
  { codes: [2056, 2312], place: { phases: ['license'], confidence: 'confirmed', says: 'is a licensing error' } },
  { codes: [1030, 1286, 1542, 1798, 2310, 2566, 2822, 3078], place: { phases: [], confidence: 'confirmed', says: 'is a security error that its source ties to no single phase' } },
  { codes: [1, 2], place: { phases: ['session'], confidence: 'confirmed', says: 'means a person or program ended the session' } },
  { codes: [3, 0, 4], place: { phases: [], confidence: 'confirmed', says: 'does not say where the connection ended', vague: true } },
  { codes: [262, 518, 774, 1032, 1544, 776, 2052, 4104], place: clientOnly },
];

/** Stages of the tables that are one of our phases. */
const placesByStage: { readonly [stage: string]: Place | undefined } = {
  'CredSSP/NLA': signIn,
  'sign-in': signIn,
  licensing: { phases: ['license'], confidence: 'confirmed', says: 'is a licensing error' },
  session: { phases: ['session'], confidence: 'confirmed', says: 'belongs to a running session' },
  'name resolution': {
    phases: ['name'],
    confidence: 'confirmed',
    says: 'means the name could not be resolved',
  },
  certificate: {
    phases: ['encryption', 'certificate'],
    confidence: 'confirmed',
    says: 'is about the certificate',
  },
};

/** Second numbers by range; 7 alone is reported at any phase. */
// prettier-ignore
const extendedPlaces: readonly { readonly from: number; readonly to: number; readonly place: Place }[] = [
  { from: 1, to: 6, place: { phases: ['session'], confidence: 'confirmed', says: 'says that a session was ended' } },
  { from: 7, to: 7, place: { phases: [], confidence: 'confirmed', says: 'says "server denied the connection", which is reported at any phase' } },
  { from: 8, to: 8, place: { phases: [], confidence: 'confirmed', says: 'says the server denied the connection for a security setting; no source names the phase' } },
  { from: 9, to: 10, place: { phases: ['signIn', 'session'], confidence: 'confirmed', says: 'says who or what may not log on' } },
  { from: 11, to: 12, place: { phases: ['session'], confidence: 'confirmed', says: 'says that the person ended the session' } },
  { from: 15, to: 28, place: { phases: ['session'], confidence: 'confirmed', says: 'speaks of the session on the server' } },
  { from: 256, to: 267, place: { phases: ['license'], confidence: 'confirmed', says: 'is a licensing error' } },
  { from: 768, to: 768, place: { phases: ['signIn', 'session'], confidence: 'confirmed', says: 'says the credentials are not valid' } },
  { from: 1024, to: 1042, place: { phases: [], confidence: 'confirmed', says: 'comes from the connection broker, which is another machine than the one measured here' } },
  { from: 4297, to: 4502, place: { phases: ['session'], confidence: 'confirmed', says: 'is a protocol error that a server reports behind the MCS connection' } },
];
