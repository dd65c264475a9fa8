import { describe, expect, it } from 'vitest';
import { healthy } from '../../facts/healthy.ts';
import type { RiskId } from '../../remedy/action.ts';
import { makeFixPlan } from '../../remedy/plan.ts';
import { renderPlanMarkdown } from './plan-markdown.ts';
import { renderPlan } from './plan.ts';

const style = { width: 80, colour: false, ascii: false, all: true };

function planWith(acceptedRisks: readonly RiskId[], title = 'It | is so') {
  return makeFixPlan({
    target: 'srv01',
    findings: [
      {
        cause: 'required-nla',
        title,
        impact: 'blocks',
        confidence: 'certain',
        remedies: [
          {
            title: 'Stop asking',
            on: 'server',
            risk: 'weakensSecurity',
            actions: [
              { kind: 'setNla', required: false },
              { kind: 'restartServices', services: ['TermService'] },
            ],
          },
        ],
      },
    ],
    known: healthy,
    acceptedRisks,
    id: 'fix-20260901-abcdef',
    createdAt: '2026-09-01T12:00:00Z',
  });
}

describe('renderPlan', () => {
  it('says in red what makes the host less safe, and until when', () => {
    const text = renderPlan(planWith(['nla-off']), { ...style, colour: true, width: 120 });
    expect(text).toContain(
      '\u001B[31mLESS SAFE (nla-off): accepted by name; put back by a scheduled task after 60 minutes\u001B[0m',
    );
  });

  it('says in red what would have to be accepted', () => {
    const text = renderPlan(planWith([]), { ...style, colour: true, width: 120 });
    expect(text).toMatch(/\u001B\[31m.*--accept-risk nla-off allows it/);
  });

  it('shows before and after, who is dropped, who runs it, and what has no way back', () => {
    const text = renderPlan(planWith(['nla-off']), style);
    expect(text).toContain('Network Level Authentication: required → not required');
    expect(text).toContain('2 active, 1 disconnected sessions when it was looked at');
    expect(text).toContain('2 steps on the server srv01, as administrator');
    expect(text).toContain('has no way back');
  });

  it('keeps to its width and to what the terminal can show', () => {
    const lines = renderPlan(planWith(['nla-off']), { ...style, ascii: true }).split('\n');
    expect(lines.every((line) => /^[\x20-\x7E]*$/.test(line))).toBe(true);
    // A command stays whole, so that it can be copied.
    expect(lines.filter((line) => line.length > 110 && !line.includes('by hand: '))).toEqual([]);
  });

  it('lets no text of a file steer the terminal or the page', () => {
    const hostile = planWith(['nla-off'], '\u001B]0;x\u0007 | <script>');
    expect(renderPlan(hostile, style)).not.toContain('\u001B');
    const page = renderPlanMarkdown(hostile);
    expect(page).not.toContain('\u001B');
    expect(page).toContain('\\<script\\>');
    expect(page).toContain('| 1 | Network Level Authentication | required | not required | exact |');
  });

  it('says in Markdown, too, what would do the same by hand', () => {
    const page = renderPlanMarkdown(planWith(['nla-off']));
    expect(page).toContain('- Step 1 by hand: `reg.exe add "HKLM\\SYSTEM');
    expect(page).toContain('- Step 2 by hand: `Restart-Service -Force -Name TermService`');
  });

  it.each([
    ['blocks', '✗'],
    ['degrades', '!'],
    ['weakens', '!'],
  ] as const)('marks a finding that %s as the check does, with %s', (impact, mark) => {
    const causes = [{ cause: 'x', title: 'It is so', impact, effect: 'it is cured' }];
    const fix = { target: 'srv01', causes, machines: [], byHand: [], leftOut: [], others: [] };
    expect(renderPlan(fix, style)).toContain(`  ${mark} It is so (x)`);
  });

  it.each([
    [true, 'Nothing was found that a plan could change; --cause shows what a person can do'],
    [false, 'No finding is chosen by itself; choose one with --cause'],
  ])('where the findings that are left are by hand: %s', (isByHand, says) => {
    const others = [{ cause: 'x', title: 'x', confidence: 'certain' as const, remedies: ['x'], isByHand }];
    const fix = { target: 'srv01', causes: [], machines: [], byHand: [], leftOut: [], others };
    expect(renderPlan(fix, style)).toContain(says);
  });

  it('says that there is nothing to do', () => {
    const empty = { target: 'srv01', causes: [], machines: [], byHand: [], leftOut: [], others: [] };
    expect(renderPlan(empty, style)).toContain('Nothing to do');
  });
});
