import { causes } from '../../src/core/causes/causes.ts';
import { askedContext } from '../../src/core/diagnosis/asked-context.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import type { CaseFile } from '../../src/core/facts/case-file.ts';
import { readReportStyle } from '../../src/node/cli/show/report-style.ts';
import { renderHtml } from '../../src/web/report.ts';
import { sheetOf } from '../../src/web/sheet/sheet.ts';
import { checkPeer, peerOf } from '../corpus/live/check-peer.ts';

/** A practice server of this kind, checked as `check` does it. */
export function checkedPeer(id: string): Promise<CaseFile> {
  return checkPeer(peerOf(id), { host: 'srv01.corp.example' });
}

/** The report of a case as a page. */
export function reportFile(file: CaseFile): string {
  const diagnosis = diagnose(file, causes);
  const reader = { version: '0.1.0', asked: askedContext(file, diagnosis, causes) };
  const name = { id: 'preview', createdAt: '2026-09-01T12:00:00.000Z' };
  return renderHtml([sheetOf(file, diagnosis, reader, name)], readReportStyle());
}
