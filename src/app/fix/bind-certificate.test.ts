import { describe, expect, it } from 'vitest';
import { scriptResultOf } from '../../../test/carriers/script-result-of.ts';
import { simulatedClock } from '../../../test/fleet/simulated-clock.ts';
import { fact, type CaseFile } from '../../core/facts/case-file.ts';
import { healthy } from '../../core/facts/healthy.ts';
import type { Plan } from '../../core/remedy/plan-format.ts';
import { readScriptTexts } from '../../node/windows/script-texts.ts';
import { bindCertificate, type Binding } from './bind-certificate.ts';

const wanted = 'ab'.repeat(20);
const old = 'cd'.repeat(20);
const at = '2026-09-01T12:00:00Z';

/** A machine that presents a certificate, and what is done to it, in its order. */
function machine({ presents = old, dies = false, takes = true, isOpen = true, pfx = false } = {}) {
  const done: string[] = [];
  let shown = presents;
  const source = { by: 'test', from: 'here', at };
  const look = async (): Promise<CaseFile> => {
    done.push('look');
    const phase = dies && shown === wanted ? 'encryption' : 'none';
    return {
      format: 2,
      target: 'srv01:3389',
      facts: [
        fact('tlsCertificate', { ...healthy.tlsCertificate, sha1: shown }, source),
        fact('ntlmIdentity', healthy.ntlmIdentity, source),
        fact('phaseOfDeath', { ...healthy.phaseOfDeath, phase }, source),
      ],
      gaps: [],
    };
  };
  const plans: Plan[] = [];
  const ran = (outcome: 'applied' | 'undone', mode: 'apply' | 'undo', now: string) => async () => {
    done.push(mode);
    shown = now;
    return { outcome: 'reported' as const, result: scriptResultOf(plans[0]!, outcome, mode) };
  };
  const clock = simulatedClock(Date.parse(at));
  const around: Binding = {
    look,
    async bring(build) {
      done.push(`bring to ${build}`);
      const carrier = {
        name: 'ssh' as const,
        apply: ran('applied', 'apply', takes ? wanted : old),
        undo: ran('undone', 'undo', old),
      };
      const way = { carrier, via: { name: 'ssh' as const, options: { host: 'srv01' } } };
      return {
        ...(pfx ? { importFrom: 'C:\\new.pfx' } : {}),
        open: async () => (isOpen ? way : undefined),
      };
    },
    newPlanId: () => 'fix-20260901-0a0b0c0d',
    texts: readScriptTexts(),
    records: { save: async ({ plan }) => (plans.push(plan), {}) },
    clock,
    tell: () => {},
    proveWithinMs: 3_000,
  };
  const bind = async (restart = false) => {
    const answer = bindCertificate({ sha1: wanted, restart, host: 'srv01', called: 'SRV01' }, around);
    await clock.pass(60_000);
    return answer;
  };
  return { bind, done, plans };
}

describe('binding a certificate', () => {
  it('touches nothing where it is presented already', async () => {
    const { bind, done } = machine({ presents: wanted });
    expect(await bind()).toEqual({ is: 'presentedAlready' });
    expect(done).toEqual(['look', 'bring to 20348']);
  });

  it('says that no way is open, and writes no plan down', async () => {
    const { bind, plans } = machine({ isOpen: false });
    expect(await bind()).toEqual({ is: 'noWay' });
    expect(plans).toEqual([]);
  });

  it('keeps what is seen to be presented', async () => {
    const { bind, plans } = machine({ pfx: true });
    const ending = { state: 'kept', says: `SRV01 presents ${wanted}` };
    expect(await bind(true)).toMatchObject({ is: 'carriedOut', ending });
    expect(plans[0]?.id).toBe('bind-20260901-0a0b0c0d-server');
    expect(plans[0]?.steps.map(({ action }) => action.kind)).toEqual([
      'importPfx',
      'bindListenerCertificate',
      'restartServices',
    ]);
  });

  it.each([
    ['is not presented', { takes: false }],
    ['ends a connection that lived', { dies: true }],
  ])('takes back what %s', async (_, how) => {
    const { bind, done } = machine(how);
    const says = expect.stringContaining(`from outside SRV01 does not present ${wanted}`);
    expect(await bind()).toMatchObject({ is: 'carriedOut', ending: { state: 'undone', says } });
    expect(done.at(-1)).toBe('undo');
  });
});
