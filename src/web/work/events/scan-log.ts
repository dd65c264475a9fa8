import { EvtxReader } from '../../../core/evidence/evtx/evtx-reader.ts';
import type { EvtxEvent } from '../../../core/evidence/evtx/read-chunk.ts';
import type { ByteSource } from '../../../core/evidence/reader.ts';
import type { Place, Scan } from './scan.ts';

/** Goes through a log, or a part of it, piece by piece; yields after each, so that others get their turn. */
export function* scanLog(log: ByteSource, scan: Scan): Generator<void> {
  const { wanted, take, place = { from: 0, until: log.size } } = scan;
  const { from, until } = place;
  let near = Math.floor(from / CHUNK);
  const reader = new EvtxReader({ wanted: (glance) => wanted(glance, near) });
  const pass = (events: Iterable<EvtxEvent>) => {
    for (const event of events) take?.(event);
  };
  for (let at = from; at < until; at += READ) {
    const piece = log.read(at, Math.min(READ, until - at));
    for (let inside = 0; inside < piece.length; inside += CHUNK) {
      near = Math.floor((at + inside) / CHUNK);
      pass(reader.push(piece.subarray(inside, inside + CHUNK)));
    }
    yield;
    if (piece.length === 0) break;
  }
  pass(reader.close());
}

/** The records of a chunk come out when the next one arrives; damage makes that later. */
export function placeOf(near: number): Place {
  const chunk = Math.max(0, near - BEFORE);
  // Chunks begin behind the header of the file.
  return { from: chunk === 0 ? 0 : chunk * CHUNK + HEADER, until: (near + 2) * CHUNK };
}

const CHUNK = 65_536;
const HEADER = 4_096;
const READ = 16 * CHUNK;
const BEFORE = 4;
