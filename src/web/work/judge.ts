import { causes } from '../../core/causes/causes.ts';
import { askedContext } from '../../core/diagnosis/asked-context.ts';
import { diagnose } from '../../core/diagnosis/diagnose.ts';
import { fact, latest, type CaseFile } from '../../core/facts/case-file.ts';
import type { FactTypes } from '../../core/facts/vocabulary.ts';
import type { RiskId } from '../../core/remedy/action.ts';
import type { FixPlan } from '../../core/remedy/plan-view.ts';
import { reportOf } from '../../core/report/check-report.ts';
import { harmlessly } from '../sheet/harmlessly.ts';
import { plannedFor, sheetOf, type PlanName, type Sheet } from '../sheet/sheet.ts';

/** A case with the sheet that is drawn of it. */
export interface JudgedCase {
  readonly file: CaseFile;
  readonly sheet: Sheet;
}

/** Judges a case for a person who can be asked. */
export function judge(file: CaseFile, name: PlanName, version: string): JudgedCase {
  const diagnosis = diagnose(file, causes);
  const asked = askedContext(file, diagnosis, causes);
  return { file, sheet: sheetOf(file, diagnosis, { asked, version }, name) };
}

/** The plan of a case once more, with the risks that a person accepted by name. */
export function replanned(file: CaseFile, name: PlanName, acceptedRisks: readonly RiskId[]): FixPlan {
  const diagnosis = diagnose(file, causes);
  return harmlessly(plannedFor(file, diagnosis, reportOf(file, diagnosis), name, acceptedRisks));
}

/** The case with what the person answered, beside what they had told before. */
export function answered(file: CaseFile, told: FactTypes['reportedContext'], now: string): CaseFile {
  const before = latest(file.facts).reportedContext?.value ?? {};
  const source = { by: 'person', from: 'page', at: now };
  return { ...file, facts: [...file.facts, fact('reportedContext', { ...before, ...told }, source)] };
}

/** fix-20260901-1a2b3c4d */
export function newPlanName(now: string): PlanName {
  const random = [...crypto.getRandomValues(new Uint8Array(4))];
  const hex = random.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { id: `fix-${now.slice(0, 10).replaceAll('-', '')}-${hex}`, createdAt: now };
}
