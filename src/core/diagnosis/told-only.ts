import { stages, type Stage } from '../causes/cause.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import type { Finding } from './diagnosis.ts';

/**
 * What rests on the client's error alone is a mere possibility where the connection was measured to die before it could
 * come so far: the code is then of another time, or not of this connection.
 */
export function withMeasuredDeath(finding: Finding, death: FactTypes['phaseOfDeath'] | undefined): Finding {
  if (death === undefined || death.phase === 'none') return finding;
  const toldOnly = finding.evidence.every(({ fact }) => fact === 'clientError');
  const later = stages.indexOf(finding.stage) > stages.indexOf(stageOf[death.phase]);
  return toldOnly && later ? { ...finding, confidence: 'possible' } : finding;
}

const stageOf: Readonly<Record<Exclude<FactTypes['phaseOfDeath']['phase'], 'none'>, Stage>> = {
  name: 'reach',
  connection: 'reach',
  negotiation: 'negotiate',
  encryption: 'secure',
  certificate: 'secure',
  signIn: 'authenticate',
  license: 'license',
  session: 'session',
};
