import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientErrorIn } from '../../src/core/evidence/pasted/client-error.ts';
import { readPasted } from '../../src/core/evidence/pasted/read-pasted.ts';

interface PastedInput {
  readonly id: string;
  readonly text: string;
  /** What has to be among the facts, events and codes that were read, as JSON. */
  readonly right: string;
  readonly wrong?: string;
}

/** What was read of every input, marked by what was expected before anything was run. */
export function judgeRead(): readonly {
  readonly id: string;
  readonly mark: 'right' | 'missed' | 'wrong';
  readonly read: string;
}[] {
  return inputs().map(({ id, text, right, wrong }) => {
    const pasted = readPasted(text);
    const told = pasted.pieces.map((piece) => {
      if (piece.kind === 'event') return { ...piece.event, timed: piece.timed };
      return piece.kind === 'output' ? piece.facts : piece;
    });
    const read = JSON.stringify([...told, clientErrorIn(pasted) ?? {}]);
    if (wrong !== undefined && new RegExp(wrong).test(read)) return { id, mark: 'wrong', read };
    return { id, mark: new RegExp(right).test(read) ? 'right' : 'missed', read };
  });
}

function inputs(): readonly PastedInput[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'read-inputs.json'), 'utf8')) as PastedInput[];
}
