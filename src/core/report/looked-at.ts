import { latest, type CaseFile } from '../facts/case-file.ts';

/** The host that somebody looked at; undefined for files alone: what a pasted output tells of is not what the case is called. */
export function lookedAt({ facts, target }: CaseFile): string | undefined {
  const { tcpConnect, nameResolution } = latest(facts);
  const reached = tcpConnect ?? nameResolution;
  return reached === undefined || reached.source.by === 'pasted text' ? undefined : target;
}
