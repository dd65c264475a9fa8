import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { fact, type CaseFile, type Fact } from '../../src/core/facts/case-file.ts';
import { healthy } from '../../src/core/facts/healthy.ts';
import type { FactName } from '../../src/core/facts/vocabulary.ts';
import { readReportStyle } from '../../src/node/cli/report-style.ts';
import { renderHtml } from '../../src/web/report.ts';
import { sheetOf } from '../../src/web/sheet/sheet.ts';

const seen = { by: 'example', from: 'nb17', at: '2026-09-01T12:00:00.000Z' };

/** A host that resets every connection in TLS, as `check` measured it. */
export const resetInTls: CaseFile = {
  format: 2,
  target: 'srv01.corp.example:3389',
  facts: Object.entries({
    nameResolution: healthy.nameResolution,
    tcpConnect: healthy.tcpConnect,
    rdpNegotiation: healthy.rdpNegotiation,
    protocolAnswers: healthy.protocolAnswers,
    wayOut: healthy.wayOut,
    clockHere: seen.at,
    tlsHandshake: { outcome: 'reset', ms: 4, bytes: 0, sawServerHello: false, sawCertificate: false },
    phases: healthy.phases.flatMap((line) => {
      if (line.phase === 'encryption')
        return [
          { ...line, state: 'died', ms: 4, bytes: 0, says: { code: 'reset', params: { ms: 4, bytes: 0 } } },
        ];
      const isBehind = ['certificate', 'signIn'].includes(line.phase);
      return [isBehind ? { phase: line.phase, state: 'notReached', says: { code: 'notReached' } } : line];
    }),
    phaseOfDeath: {
      phase: 'encryption',
      ending: { by: 'rst', after: 'clientHello', ms: 4, bytes: 0 },
      sameEnding: 3,
      attempts: 3,
    },
  }).map(([name, value]): Fact => fact(name as FactName, value as never, seen)),
  gaps: [],
};

/** Its report as a page. */
export function reportFile(): string {
  const diagnosis = diagnose(resetInTls, causes);
  const sheet = sheetOf(resetInTls, diagnosis, { version: '0.1.0' }, { id: 'preview', createdAt: seen.at });
  return renderHtml([sheet], readReportStyle());
}
