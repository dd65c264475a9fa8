import type { Action } from '../../core/remedy/actions.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import type { BindAsked } from '../api/fix.ts';

/** What a plan that binds a certificate is named and made for; `importFrom` is where the .pfx lies on the machine. */
export interface BindPlanAsked extends BindAsked {
  readonly id: string;
  readonly host: string;
  readonly importFrom?: string | undefined;
  readonly createdAt: string;
}

/** The plan by which Remote Desktop presents a certificate: import where it is not there yet, bind, restart where asked. */
export function bindPlan({ sha1, restart, id, host, importFrom, createdAt }: BindPlanAsked): Plan {
  const actions: readonly Action[] = [
    ...(importFrom === undefined ? [] : [{ kind: 'importPfx' as const, path: importFrom, sha1 }]),
    { kind: 'bindListenerCertificate', sha1 },
    ...(restart
      ? [{ kind: 'restartServices' as const, services: ['SessionEnv' as const, 'TermService' as const] }]
      : []),
  ];
  return {
    format: 1,
    id: `${id.replace(/^fix/, 'bind')}-server`,
    target: host,
    machine: 'server',
    createdAt,
    causes: [NOT_BOUND],
    acceptedRisks: [],
    steps: actions.map((action, i) => ({ n: i + 1, remedy: 'Present this certificate', action })),
  };
}

/** The cause that such a plan cures. */
export const NOT_BOUND = 'replaced-certificate-not-bound';
