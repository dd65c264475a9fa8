import type { NamedCode } from '../../codes/code-row.ts';
import { codesNamed } from '../../codes/find-codes.ts';
import type { FactTypes } from '../../facts/vocabulary.ts';
import { isOfDialog } from './client-error.ts';
import type { Attempt } from './piece.ts';

/** What logs of programs tell, as a fact; empty where none of them names a fault. */
export function programLogsOf(attempts: readonly Attempt[]): FactTypes['programLogs'] {
  return attempts
    .map(({ program, side, phrase, codes, reached }) => {
      const [freerdp] = valuesOf(codes, 'freerdpError').filter((value) => !isOfDialog(value));
      return {
        program: program.slice(0, MOST_LETTERS),
        side,
        ...(phrase === undefined ? {} : { phrase }),
        statuses: valuesOf(codes, 'ntStatus'),
        gatewayStatuses: valuesOf(codes, 'gatewayStatus'),
        ...(freerdp === undefined ? {} : { freerdp }),
        ...(reached === undefined ? {} : { reached }),
      };
    })
    .filter(
      ({ phrase, statuses, gatewayStatuses, freerdp }) =>
        phrase ?? statuses[0] ?? gatewayStatuses[0] ?? freerdp,
    )
    .slice(0, MOST_PROGRAMS);
}

function valuesOf(codes: readonly NamedCode[], family: NamedCode['family']): readonly number[] {
  return codes
    .filter((code) => code.family === family)
    .map(({ value, name }) => value ?? codesNamed(name ?? '').find((row) => row.family === family)?.value)
    .filter((value) => value !== undefined)
    .slice(0, MOST_STATUSES);
}

const MOST_LETTERS = 60;
const MOST_STATUSES = 8;
const MOST_PROGRAMS = 20;
