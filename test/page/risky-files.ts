import { fact, type CaseFile } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import { oneEvent } from '../../src/core/facts/situations-of-logs.ts';
import type { FactTypes } from '../../src/core/facts/vocabulary.ts';
import type { Dropped } from './browser.ts';

const notLetIn: Partial<FactTypes> = {
  ...oneEvent('security', 4825, { AccountName: 'maria', AccountDomain: 'CORP' }),
  logonRights: { remoteDesktopUsers: ['CORP\\anna'], denyLogon: [] },
};

/** Somebody who is in no list of those who may sign in: letting them in is a step that needs a risk. */
export const refused = caseOf(notLetIn);

/** The same on a server where Remote Desktop is switched off: that step needs nobody's consent. */
export const refusedAndOff = caseOf({
  ...notLetIn,
  listenerSettings: { ...healthy.listenerSettings, denyConnections: { value: true, origin: 'local' } },
});

function caseOf(facts: Partial<FactTypes>): Dropped {
  const source = { by: 'collector', from: 'srv01', at: '2026-09-01T12:00:00.000Z' } as const;
  const file: CaseFile = {
    format: 2,
    target: 'srv01',
    facts: Object.entries(facts).map(([name, value]) => fact(name as keyof FactTypes, value, source)),
    gaps: [],
  };
  return { name: 'case.json', bytes: Buffer.from(JSON.stringify(file)) };
}
