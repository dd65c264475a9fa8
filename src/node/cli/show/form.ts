import { UsageError } from '../usage-error.ts';

/** The forms a result can be printed in, by the flag that asks for each. */
const forms = [
  'json',
  'ndjson',
  'markdown',
  'ticket',
  'csv',
  'junit',
  'sarif',
  'nagios',
  'openmetrics',
] as const;

export type Form = (typeof forms)[number] | 'terminal';

export type FormFlags = { readonly [F in (typeof forms)[number]]?: boolean };

/** The one form that was asked for; the terminal's without any. */
export function formOf(flags: FormFlags): Form {
  const [form, second] = forms.filter((name) => flags[name] === true);
  if (second !== undefined) throw new UsageError(`--${form} and --${second}: give one of them`);
  return form ?? 'terminal';
}

/** Whether all hosts together are one document, printed at the end. */
export function isOneDocument(flags: FormFlags): boolean {
  return ['json', 'csv', 'junit', 'sarif', 'openmetrics'].includes(formOf(flags));
}
