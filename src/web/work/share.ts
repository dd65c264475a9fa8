import { causes } from '../../core/causes/causes.ts';
import { harmlessJson } from '../../core/bytes/harmless.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { CaseFile } from '../../core/facts/case-file.ts';
import { redactCaseFile } from '../../core/redaction/redact.ts';
import { renderHtml } from '../report.ts';
import { sheetOf } from '../sheet/sheet.ts';

/** How a case is handed on: a page for people or the case for programs, with or without the names in it. */
export interface Sharing {
  readonly form: 'html' | 'json';
  readonly isRedacted: boolean;
  /** The style sheet of the report. */
  readonly style: string;
  readonly version: string;
}

/** The one file that is handed on. */
export function sharedText(file: CaseFile, { form, isRedacted, style, version }: Sharing): string {
  const told = isRedacted ? redactCaseFile(file) : file;
  if (form === 'json') return `${harmlessJson(told, 2)}\n`;
  const diagnosis = diagnose(told, causes);
  const createdAt = told.facts.at(-1)?.source.at ?? '';
  return renderHtml([sheetOf(told, diagnosis, { version }, { id: 'preview', createdAt })], style);
}
