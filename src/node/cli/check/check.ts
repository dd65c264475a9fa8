import { harmlessJson } from '../../../core/bytes/harmless.ts';
import { assembleCase } from '../../../app/assemble-case.ts';
import type { Evidence } from '../../../app/evidence.ts';
import { gravestOf, type ExitCode } from '../../../app/exit-codes.ts';
import { judge, type Judged } from '../../../app/judge.ts';
import type { CollectOptions } from '../../collect/collect-options.ts';
import { claimFile, type ClaimedFile } from '../../files/private-file.ts';
import { readInThread } from '../../files/read-in-thread.ts';
import { showTarget, type Target } from '../../target/target.ts';
import type { CheckFlags } from './check-options.ts';
import { explainOnly } from './pasted-source.ts';
import { withCloudUntold, withFiles } from '../../../app/file-exit.ts';
import { askCredentials, askPfxPassword } from '../credentials.ts';
import { hereNow } from '../here.ts';
import type { Interrupt } from '../interrupt.ts';
import type { Output } from '../output.ts';
import { showOne } from '../show/show.ts';
import { UsageError } from '../usage-error.ts';
import { writeRdp } from '../write-rdp.ts';
import { lookAtOne, wayThrough } from './look.ts';
import { readRequest, type CheckRequest } from './request.ts';
import { checkConnections, checkMany } from './several.ts';
import { wishesOf } from './wishes.ts';

/** Looks at the inputs, judges them and shows the result. */
export async function check(
  inputs: readonly string[],
  flags: CheckFlags,
  output: Output,
  interrupt: Pick<Interrupt, 'signal' | 'atOnce'>,
): Promise<ExitCode> {
  const { signal } = interrupt;
  const request = await readRequest(inputs, flags, output, signal);
  const { targets, badLines, seen, judgesFiles } = request;
  for (const badLine of badLines) output.note(`rdpdoctor: ${badLine}\n`);
  if (targets.length === 0 && !judgesFiles && seen !== undefined) return explainOnly(seen, output);
  const credentials = await askCredentials(flags, targets.map(showTarget), output);
  const saving = flags.save === undefined ? undefined : claim(flags.save);
  try {
    const evidence = await readFor(request, flags);
    const asked = credentials === undefined ? request.asked : { ...request.asked, credentials };
    const exit = await checkAll({ ...request, asked, evidence, saving }, flags, output, interrupt);
    return badLines.length > 0 ? gravestOf([exit, 2]) : exit;
  } finally {
    saving?.release();
  }
}

async function readFor({ paths, pasted, asked }: CheckRequest, { keylog, deadline }: CheckFlags) {
  const given = pasted && [{ name: pasted.name, bytes: pasted.read(0, pasted.size) }];
  return readInThread(
    { paths, ...(keylog === undefined ? {} : { keylog }), ...(given === undefined ? {} : { given }) },
    askPfxPassword,
    // Files take the time they need, unless a time is named.
    { signal: asked.signal, ...(deadline === undefined ? {} : { timeoutMs: asked.deadlineMs }) },
  );
}

/** What is to be judged, beside what was read from files. */
interface Looked extends CheckRequest {
  readonly evidence: Evidence;
  readonly saving: ClaimedFile | undefined;
}

async function checkAll(
  { targets, paths, told, evidence, asked, gateway, cloud, saving }: Looked,
  flags: CheckFlags,
  output: Output,
  { signal, atOnce }: Pick<Interrupt, 'signal' | 'atOnce'>,
): Promise<ExitCode> {
  for (const problem of evidence.problems) output.note(`rdpdoctor: ${problem}\n`);
  const way = wayThrough(gateway, evidence);
  const options: CollectOptions = { ...asked, ...way };
  const [only] = targets;
  // Nothing was read and nobody was asked: a report of nothing would only look like one.
  if (only === undefined && evidence.understood === 0 && told.length === 0) return signal.aborted ? 130 : 3;
  if (flags.writeRdp !== undefined) await writeFor(flags.writeRdp, only, way.gateway, output);
  if (targets.length > 1) return checkMany(targets, told, evidence, flags, options, output);
  if (only === undefined && evidence.connections.length > 1)
    return atOnce(() => checkConnections(told, evidence, flags, output));
  const looked = only === undefined ? undefined : await lookAtOne(only, flags, options, output, cloud);
  const named = paths.length === 0 ? ['standard input'] : paths;
  const file = assembleCase({ live: looked?.file, evidence, told, paths: named }, hereNow());
  return atOnce(() => {
    const whole = judge(file, wishesOf(flags));
    const seen = withCloudUntold(whole.exit, looked?.isUntold === true);
    const exit = signal.aborted ? 130 : withFiles(seen, evidence);
    return tell({ ...whole, exit }, flags, output, saving);
  });
}

function claim(path: string): ClaimedFile {
  const file = claimFile(path);
  if ('problem' in file) throw new UsageError(`--save ${file.problem}`, 3);
  return file;
}

/** Saves one result and shows it, also where it cannot be saved. */
function tell(judged: Judged, flags: CheckFlags, output: Output, saving: ClaimedFile | undefined): ExitCode {
  const problem = saving?.write(`${harmlessJson(judged.file, 1)}\n`).problem;
  showOne(judged, flags, output, problem === undefined ? flags.save : undefined);
  if (problem === undefined) return judged.exit;
  output.note(`rdpdoctor: --save ${problem}\n`);
  return 3;
}

async function writeFor(
  path: string,
  target: Target | undefined,
  gateway: Target | undefined,
  output: Output,
) {
  if (target === undefined) throw new UsageError('--write-rdp: works for one host at a time');
  await writeRdp(path, target, gateway);
  output.note(`rdpdoctor: written for another client to try: ${path}\n`);
}
