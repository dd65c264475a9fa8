import { describe, expect, it } from 'vitest';
import { toUtf8 } from '../../src/core/bytes/text.ts';
import { explainText } from '../../src/core/explain/explain-text.ts';
import { parseReportedError } from '../../src/core/codes/reported-error.ts';
import { lintRdpFile } from '../../src/core/evidence/rdp-file/lint.ts';
import { readRdpFile, readRdpUri } from '../../src/core/evidence/rdp-file/settings.ts';
import { readRegistryExport } from '../../src/core/evidence/registry-export/read-registry-export.ts';
import { splitPem } from '../../src/core/protocol/x509/pem.ts';
import { redactCaseFile } from '../../src/core/redaction/redact.ts';
import { readPlan } from '../../src/core/remedy/plan-format.ts';
import { readScriptOutput } from '../../src/core/remedy/script-result.ts';
import { renderExplanation } from '../../src/core/report/explain.ts';
import { decodeAnswer } from '../../src/node/carriers/winrm/messages.ts';
import { processorMs } from '../processor-time.ts';

const MOST_MS = 1_000;

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  explain: (text) => renderExplanation(explainText(text), 80),
  'reported error': parseReportedError,
  'rdp file': (text) => lintRdpFile(readRdpFile(toUtf8(text))),
  'rdp uri': (text) => lintRdpFile(readRdpUri(text)),
  'registry export': (text) => readRegistryExport(toUtf8(text)),
  'WinRM answer': decodeAnswer,
  'script output': (text) => readScriptOutput(text, (bytes) => bytes),
  plan: readPlan,
  PEM: (text) => {
    try {
      return splitPem(text);
    } catch (error) {
      return error;
    }
  },
  redaction: (text) =>
    redactCaseFile({
      format: 2,
      target: 'x',
      facts: [],
      gaps: [{ name: 'rdpUdp', reason: 'not reachable', detail: { code: 'other', params: { told: text } } }],
    }),
};

// prettier-ignore
const motifs = [
  ' ', '\t', '\n', 'a', '0', '1 ', '0x', '0x904 ', '-', '.', ':', '"', '\\', '/', '<', '<!--', '<?', '[', '(', ',', '=', '@',
  '1.1.', '::', 'a.', 'a@b.', 'A\\b ', 'CN=a,', '\\\\a', 'C:\\Users\\a\\', 'S-1-5-21-', '00:', 'aa-', 'aaaaaaaa-', '12345678 ', '2026-', 'é', '日',
  'error ', 'code ', 'event id ', 'authentication level ', 'security layer ', 'SecurityLayer ', 'mstsc ', 'MachineKeys ',
  'delet', 'certificate expired ', 'TermService ', 'credentials used to connect ', 'licensing ',
  '&x=', 'a:i:1\n', '"a"=hex:00,\\\n', '[-HKEY_LOCAL_MACHINE\\a]\n', '-----BEGIN A-----', '<a b="c">', '<a><b>',
];

describe.each(Object.entries(readers))('%s takes a megabyte of', (_, read) => {
  it.each(motifs)('%j within a second', async (motif) => {
    const text = motif.repeat(Math.floor(1_000_000 / motif.length));
    for (const input of [text, `${text}!`]) {
      let best = await processorMs(() => read(input));
      // A collection of garbage may have fallen into it; what is slow is slow each time.
      for (let again = 0; again < 4 && best > MOST_MS; again += 1)
        best = Math.min(best, await processorMs(() => read(input)));
      expect(best).toBeLessThan(MOST_MS);
    }
  });
});
