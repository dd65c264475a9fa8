import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Phase } from '../../src/core/facts/phases.ts';
import { causes } from '../../src/core/causes/causes.ts';
import { diagnose } from '../../src/core/diagnosis/diagnose.ts';
import { findingsOf } from '../../src/core/diagnosis/diagnosis.ts';
import { latest } from '../../src/core/facts/case-file.ts';
import { openConnection } from '../../src/node/wire/connect.ts';
import { collect } from '../../src/node/collect/collect.ts';
import { defaultCollectOptions } from '../../src/node/collect/collect-options.ts';
import { standStill } from '../standstill.ts';

const host = '127.0.88.7';
let peer: ChildProcess;
let port = 0;
beforeAll(async () => {
  const script = fileURLToPath(new URL('peer-process.ts', import.meta.url));
  peer = spawn(process.execPath, ['--import', 'tsx', script, 'healthy', host], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(peer.stdout!, 'data')) as [Buffer];
  port = Number(said.toString());
});
afterAll(() => void peer.kill());

/** Longer than the check waits, and than any handshake takes on a quick way. */
const LONG_MS = 3_300;
const patient = { ...defaultCollectOptions, timeoutMs: 3_000, deadlineMs: 60_000 };
/** The server makes its keys for its first visitor. */
const mostPatient = { ...patient, timeoutMs: 30_000 };

/** A check of the healthy server in which this process stands still once, right after the phase has passed. */
async function checkStandingStill(phase: Phase) {
  let stood = false;
  const file = await collect(
    { host, port },
    {
      ...patient,
      onProgress(event) {
        if (stood || event.kind !== 'phase' || event.line.phase !== phase) return;
        stood = true;
        // By then the next message is on its way.
        setImmediate(() => standStill(LONG_MS));
      },
    },
  );
  expect(stood).toBe(true);
  return seenIn(file);
}

function seenIn(file: Awaited<ReturnType<typeof collect>>) {
  const diagnosis = diagnose(file, causes);
  return {
    known: latest(file.facts),
    said: findingsOf(diagnosis).map(({ id }) => id),
    open: diagnosis.open.find(({ id }) => id === 'slow-network')?.evidence.map(({ says }) => says),
    outcome: diagnosis.outcome,
  };
}

describe('a machine that stands still while it looks', () => {
  let rested: ReturnType<typeof seenIn>;
  beforeAll(async () => {
    rested = seenIn(await collect({ host, port }, mostPatient));
  });

  it('says the same of a healthy server, though it stood still for longer than it waits', async () => {
    const { said, outcome, known } = await checkStandingStill('encryption');
    expect({ said, outcome }).toEqual({ said: rested.said, outcome: rested.outcome });
    expect(known.rdpUdp?.value.outcome).toBe('answered');
  });

  it('says that it cannot judge a time in which it stood still, and how long that was', async () => {
    const { said, outcome, known, open } = await checkStandingStill('negotiation');
    expect({ said, outcome }).toEqual({ said: rested.said, outcome: rested.outcome });
    const tls = known.tlsHandshake?.value;
    if (tls?.outcome !== 'completed') return expect(tls?.outcome).toBe('completed');
    expect(tls.stoodStillMs).toBeGreaterThan(LONG_MS - 200);
    expect(open).toEqual([
      `the machine that looked stood still for ${tls.stoodStillMs} ms meanwhile: too busy to measure times`,
    ]);
  });

  it('takes no slow way from connections that opened meanwhile', async () => {
    const file = await collect(
      { host, port },
      {
        ...patient,
        connect: (...asked) => {
          const opening = openConnection(...asked);
          standStill(400);
          return opening;
        },
      },
    );
    const { known, said, open } = seenIn(file);
    const quality = known.connectionQuality?.value;
    expect(quality).not.toHaveProperty('rttMs');
    expect(said).not.toContain('slow-network');
    expect(open).toEqual([expect.stringContaining('too busy to measure times')]);
  });
});
