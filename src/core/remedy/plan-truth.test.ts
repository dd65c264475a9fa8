import { describe, expect, it } from 'vitest';
import { healthy } from '../facts/healthy.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { renderPlan } from '../report/plan/plan.ts';
import { actions, type Action } from './actions.ts';
import { offlineOf } from './offline/offline-edits.ts';
import { makeFixPlan, type PlanRequest } from './plan.ts';
import type { PlannedFinding } from './plan-view.ts';

const style = { width: 100, colour: false, ascii: false, all: true };
const open: Action = { kind: 'setNetworkProfile', interface: 'Ethernet', category: 'private' };

function finding(changes: Partial<PlannedFinding>, ...all: readonly Action[]): PlannedFinding {
  const remedies = [{ title: 'Cure it', on: 'server', actions: all } as const];
  return { cause: 'one', title: 'It is so', impact: 'blocks', confidence: 'certain', remedies, ...changes };
}

function planFor(findings: readonly PlannedFinding[], changes: Partial<PlanRequest> = {}) {
  return makeFixPlan({
    target: 'srv01:3390',
    findings,
    known: {},
    acceptedRisks: [],
    id: 'fix-20260901-abcdef',
    createdAt: '2026-09-01T12:00:00.000Z',
    ...changes,
  });
}

const kinds = (plan: ReturnType<typeof planFor>) =>
  plan.machines.flatMap(({ steps }) => steps.map(({ action }) => action.kind));
const rule = healthy.firewall.rules[0]!;
const firewall = (rules: FactTypes['firewall']['rules']): Partial<FactTypes> => ({
  firewall: { enabled: { private: true, public: true }, activeProfiles: ['public'], rules },
  networkProfile: [{ interface: 'Ethernet', category: 'public' }],
});

describe('a plan', () => {
  it.each([
    ['what is only possible', { confidence: 'possible' as const, impact: 'blocks' as const }],
    ['what only informs', { confidence: 'certain' as const, impact: 'informs' as const }],
  ])('names %s instead of saying that there is nothing to do', (_, changes) => {
    const plan = planFor([finding(changes, { kind: 'enableRemoteDesktop' })]);
    expect(plan.others).toEqual([
      {
        cause: 'one',
        title: 'It is so',
        confidence: changes.confidence,
        remedies: ['Cure it'],
        isByHand: false,
      },
    ]);
    const text = renderPlan(plan, style);
    expect(text).toContain('--cause one');
    expect(text).not.toContain('Nothing to do');
  });

  it('names what was not chosen beside what was', () => {
    const two = finding({ cause: 'two' }, { kind: 'clearDnsCache' });
    const plan = planFor([finding({}, { kind: 'enableRemoteDesktop' }), two], { causes: ['one'] });
    expect(plan.others.map(({ cause }) => cause)).toEqual(['two']);
    expect(renderPlan(plan, style)).toContain('Not in this plan');
  });

  it.each([
    ['rules that are off', [{ ...rule, enabled: false }], 3389, 'enableFirewallGroup'],
    ['rules for Public alone', [{ ...rule, profiles: ['public' as const] }], 3389, 'enableFirewallGroup'],
    ['no rule for a moved port', [{ ...rule, profiles: ['private' as const] }], 3390, 'allowFirewallPort'],
  ])('that makes a network Private opens the door with it: %s', (_, rules, port, kind) => {
    const listenerSettings = { ...healthy.listenerSettings, port: { value: port, origin: 'local' as const } };
    const plan = planFor([finding({}, open)], { known: { ...firewall(rules), listenerSettings } });
    expect(kinds(plan).toSorted()).toEqual([kind, 'setNetworkProfile'].toSorted());
  });

  it('that makes a network Private opens no second door', () => {
    const rules = [{ ...rule, profiles: ['private' as const] }];
    expect(kinds(planFor([finding({}, open)], { known: firewall(rules) }))).toEqual(['setNetworkProfile']);
  });

  it.each(['azure', 'aws', 'otherCloud'] as const)('makes no network Private in %s', (place) => {
    const plan = planFor([finding({}, open)], { known: { ...firewall([rule]), reportedContext: { place } } });
    expect(kinds(plan)).toEqual([]);
    expect(plan.byHand[0]?.steps[0]).toContain('in a cloud');
  });

  it('says which policy might undo a step, until the facts say that none does', () => {
    const nla: Action = { kind: 'setNla', required: true };
    const [step] = planFor([finding({}, nla)]).machines[0]!.steps;
    expect(step?.mayOverride?.policy).toContain('Network Level Authentication');
    const local = { value: false, origin: 'local' as const };
    const known = { listenerSettings: { ...healthy.listenerSettings, userAuthentication: local } };
    expect(planFor([finding({}, nla)], { known }).machines[0]!.steps[0]).not.toHaveProperty('mayOverride');
  });

  it('says what was not found out, when it is in force, and what does the same by hand', () => {
    const text = renderPlan(planFor([finding({}, { kind: 'clearCipherPolicy' })]), style);
    expect(text).toContain('not known before: cipher suite order');
    expect(text).toContain('in force after the next restart of Windows');
    expect(text).toMatch(/by hand: reg\.exe delete "HKLM\\SOFTWARE\\Policies.*" \/v Functions \/f/);
  });
});

describe('the disk of a Windows that does not run', () => {
  it.each<readonly [Action, ReturnType<typeof offlineOf>['is']]>([
    [{ kind: 'enableRemoteDesktop' }, 'edits'],
    [{ kind: 'setServiceStartup', service: 'TermService', startup: 'Manual' }, 'edits'],
    [{ kind: 'setSecurityLayer', layer: 2 }, 'edits'],
    [{ kind: 'setSecurityLayer', layer: 0 }, 'cannot'],
    [{ kind: 'setNla', required: false }, 'cannot'],
    [{ kind: 'setNla', required: true }, 'edits'],
    [{ kind: 'restartServices', services: ['TermService'] }, 'notNeeded'],
    [{ kind: 'allowFirewallPort', port: 3390, profiles: ['private'] }, 'cannot'],
    [
      { kind: 'deleteRegistryValue', key: 'HKCU\\SOFTWARE\\Microsoft\\Terminal Server Client', name: 'x' },
      'cannot',
    ],
  ])('%j: %s', (action, is) => {
    expect(offlineOf(action).is).toBe(is);
  });

  it('takes or refuses every kind of action', () => {
    for (const { kind } of actions) {
      // Shapes do not matter for which branch is taken where the key is no setting of the machine.
      const shape = {
        kind,
        key: 'HKCU\\X',
        suites: [],
        services: [],
        profiles: [],
        member: '',
        interface: '',
      };
      const action = shape as unknown as Action;
      expect(offlineOf(action).is, kind).toMatch(/^(edits|notNeeded|cannot)$/);
    }
  });
});
