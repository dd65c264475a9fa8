import type { LogFault } from './fault.ts';
import { logonRows } from './logon-rows.ts';
import { machineRows } from './machine-rows.ts';

/** Every fault nobody wrote a cause for. */
export const foreignFaults: readonly LogFault[] = [...logonRows, ...machineRows].map(
  ({
    kind,
    made,
    writer,
    id,
    end,
    when = 'attempt',
    fields = {},
    hits = 'everybody',
    also = [],
    mayAlso = [],
    causes = [],
    agreeing,
  }) => ({
    kind: `foreign-${kind}`,
    family: 'foreign',
    made: `${made} (${writer.provider} ${id})`,
    truths: [
      ...causes,
      { began: [writer.provider, id] },
      ...also.map((sign) => ({ began: [sign.writer.provider, sign.id] }) as const),
    ],
    mayAlso,
    hits,
    end: { ...end, codeTells: false },
    signs: [{ writer, id, when, fields }, ...also],
    ...(agreeing === undefined ? {} : { agreeing }),
  }),
);
