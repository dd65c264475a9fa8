import {
  errorOf,
  openArm,
  refusal,
  sameOrigin,
  type Arm,
  type ArmAnswer,
  type AzureOptions,
} from './azure/arm.ts';
import { selfContainedScript } from './bootstrap.ts';
import { instanceView, stateOf } from './azure/instance-view.ts';
import type { Carried, Carrier, Reach } from './carrier.ts';
import { startCommands } from '../../core/remedy/remedies/start-in-cloud.ts';
import { patienceFor, retryAfterMs, type Patience } from './patience.ts';

/** Runs scripts by Azure VM Run Command: no network way to the machine is needed, the guest agent must run. */
export function azureCarrier(options: AzureOptions): Carrier {
  return {
    name: 'azure',
    async reach(limits) {
      const opened = await openArm(options, patienceFor(limits));
      if ('outcome' in opened) return opened;
      const answer = await opened.ask(`${opened.url}/instanceView?api-version=${API}`, 'GET');
      if ('why' in answer) return answer;
      if (answer.status !== 200) return refusal(answer);
      return readiness(answer.text, opened.vm);
    },
    async run(job, limits) {
      if (job.file !== undefined || job.pfxPassword !== undefined) {
        return {
          outcome: 'notStarted',
          why: 'Azure keeps what Run Command is given; a private key or a password does not belong there',
        };
      }
      const patience = patienceFor(limits);
      const opened = await openArm(options, patience);
      if ('outcome' in opened) return { outcome: 'notStarted', why: 'why' in opened ? opened.why : '' };
      const body = JSON.stringify({
        commandId: 'RunPowerShellScript',
        script: selfContainedScript(job).split('\n'),
      });
      const started = await opened.ask(`${opened.url}/runCommand?api-version=${API}`, 'POST', body);
      if ('why' in started) return { outcome: 'lost', why: started.why, stdout: '' };
      if (started.status === 200) return outputOf(started.text);
      if (started.status !== 202) return { outcome: 'notStarted', why: refusal(started).why };
      return poll(opened, started, patience, options);
    },
  };
}

/** Whether Run Command has somebody to run it there; an answer that does not say so is no reason not to try. */
function readiness(text: string, vm: string): Reach {
  const view = instanceView.safeParse(jsonIn(text));
  if (!view.success) return { outcome: 'ready' };
  const { power, agent } = stateOf(view.data);
  const [start] = startCommands({ provider: 'azure', machine: vm });
  if (power !== 'running' && power !== 'unknown')
    return {
      outcome: 'unsuitable',
      why: `the machine is ${power} in Azure; Run Command needs it running: ${start}`,
    };
  return agent === 'notReady'
    ? {
        outcome: 'unsuitable',
        why: 'the machine runs and its agent is not ready in Azure; Run Command needs it',
      }
    : { outcome: 'ready' };
}

/** Follows Azure-AsyncOperation, or Location, until the script has ended. */
async function poll(
  opened: Arm,
  started: ArmAnswer,
  patience: Patience,
  options: AzureOptions,
): Promise<Carried> {
  const asked = started.headers.get('azure-asyncoperation') ?? started.headers.get('location');
  if (asked === null || !sameOrigin(asked, opened.url)) {
    return { outcome: 'lost', why: 'Azure does not say where the result will be', stdout: '' };
  }
  let wait = retryAfterMs(started.headers.get('retry-after'), Date.now(), options.pollMs ?? 5_000);
  // One broken connection is no reason to lose a script that goes on there.
  let failures = 0;
  for (;;) {
    if (!(await patience.pause(wait))) return { outcome: 'lost', why: patience.why(), stdout: '' };
    const answer = await opened.ask(asked, 'GET');
    if ('why' in answer) {
      failures += 1;
      if (failures > MAX_FAILURES) return { outcome: 'lost', why: answer.why, stdout: '' };
      continue;
    }
    wait = retryAfterMs(answer.headers.get('retry-after'), Date.now(), options.pollMs ?? 5_000);
    if (answer.status === 202) continue;
    if (answer.status !== 200) return { outcome: 'lost', why: refusal(answer).why, stdout: '' };
    const status = /"status"\s*:\s*"(\w+)"/.exec(answer.text)?.[1];
    if (status === 'InProgress' || status === 'Running' || status === 'Accepted') continue;
    if (status === 'Failed' || status === 'Canceled')
      return { outcome: 'lost', why: `Run Command ended as ${status}${errorOf(answer.text)}`, stdout: '' };
    return outputOf(answer.text);
  }
}

/** What the script printed: the last 4,096 bytes of each output, under ComponentStatus/StdOut and /StdErr. */
function outputOf(text: string): Carried {
  const entries = entriesIn(text);
  const of = (name: string) =>
    entries
      .filter(({ code }) => code.includes(`/${name}/`))
      .map(({ message }) => message)
      .join('');
  return { outcome: 'ran', stdout: of('StdOut'), stderr: of('StdErr') };
}

function entriesIn(text: string): readonly { readonly code: string; readonly message: string }[] {
  const value = jsonIn(text);
  const member = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  // The result stands at the top, or in properties.output where the operation is asked for.
  const list = member(value, 'value') ?? member(member(member(value, 'properties'), 'output'), 'value');
  if (!Array.isArray(list)) return [];
  const textOf = (of: unknown, name: string): string => {
    const found = member(of, name);
    return typeof found === 'string' ? found : '';
  };
  return list.map((entry: unknown) => ({ code: textOf(entry, 'code'), message: textOf(entry, 'message') }));
}

export type { AzureOptions };

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const API = '2024-07-01';
const MAX_FAILURES = 3;
