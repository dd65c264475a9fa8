import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../src/core/remedy/plan-format.ts';
import { buildScript } from '../../src/core/remedy/script.ts';
import { readScriptTexts } from '../../src/node/windows/script-texts.ts';
import { makeCertificates, workFolder } from './engine.ts';
import { machineState, type Certificates, type MachineState } from './machine-state.ts';

/** A folder with the machine's state, certificates, and scripts of plans. */
export interface Workbench {
  readonly work: string;
  /** Takes the folder away. */
  readonly close: () => void;
  readonly certificates: Certificates;
  /** Writes the machine, with changes laid over it; returns the path. */
  readonly machine: (name: string, change?: (state: MachineState) => void) => string;
  /** Writes the script of a plan; returns the path. */
  readonly script: (plan: Plan) => string;
  /** The script of a plan whose data is replaced by this text, as a forger would. */
  readonly forged: (name: string, plan: Plan, json: string) => string;
}

export async function openWorkbench(): Promise<Workbench> {
  const work = workFolder();
  const certificates = await makeCertificates(work);
  const texts = readScriptTexts();
  const put = (name: string, text: string) => {
    const path = join(work, name);
    writeFileSync(path, text);
    return path;
  };
  return {
    work,
    close: () => rmSync(work, { recursive: true, force: true }),
    certificates,
    machine: (name, change) => {
      const state = machineState(certificates);
      change?.(state);
      return put(`${name}.json`, JSON.stringify(state));
    },
    script: (plan) => put(`${plan.id}.ps1`, buildScript(plan, texts)),
    forged: (name, plan, json) =>
      put(
        `${name}.ps1`,
        buildScript(plan, texts).replace(
          /^\$planText = '.*'$/m,
          () => `$planText = '${Buffer.from(json).toString('base64')}'`,
        ),
      ),
  };
}
