import { updateRegressions, type UpdateRegression } from '../codes/update-regressions.ts';
import { dayOf } from '../facts/time.ts';
import type { FactTypes } from '../facts/vocabulary.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, inferred, ruledOut, suspected, unclear } from './cause.ts';

export const updateRegression = defineCause({
  id: 'update-regression',
  title: 'An update is installed that is known to have broken Remote Desktop',
  phase: 'session',
  impact: 'degrades',
  predicts: [],
  explanation:
    'The list of known regressions has an entry for an installed update whose mending update is not installed. Whether it is the reason here, the date of the first failure and the symptom tell.',
  needs: [],
  uses: ['updates', 'reportedContext'],

  detect({ updates, reportedContext }) {
    const named = regressionNamed(reportedContext?.afterUpdate);
    if (updates === undefined)
      return named === undefined
        ? unclear()
        : suspected(cite('reportedContext', `it began with ${named.kb}: ${named.symptom}`));
    const present = known(updates);
    if (present.length === 0)
      return ruledOut(
        cite('updates', `none of the ${updates.length} updates is in the list of known regressions`),
      );
    const since = reportedContext?.unreachableSince;
    const dates =
      since === undefined ? [] : [cite('reportedContext' as const, `unreachable since ${dayOf(since)}`)];
    const fits = present.some(({ entry }) => entry === named && entry.confidence !== 'unconfirmed');
    return (fits ? inferred : suspected)(
      ...(fits ? [cite('reportedContext', 'it began with this update')] : []),
      ...present.map(({ entry, installed }) =>
        cite('updates', `${entry.kb}, installed ${dayOf(installed)}: ${entry.symptom} (${entry.confidence})`),
      ),
      ...dates,
    );
  },

  remedies: ({ updates }) =>
    known(updates ?? []).map(({ entry }) =>
      entry.mendedBy === undefined
        ? byHand(`Follow the article on ${entry.kb}`, 'server', entry.source)
        : byHand(
            `Install ${entry.mendedBy} or a later cumulative update`,
            'server',
            `${entry.kb} was mended by ${entry.mendedBy}.`,
          ),
    ),
  wouldNotHelp: ['uninstalling security updates: the mending update exists'],
  settledBy: 'rdpdoctor collector, or the System log with its WindowsUpdateClient 19 events',
  references: ['https://learn.microsoft.com/windows/release-health/'],
  examples: [
    {
      name: 'KB5051987 without its mending update',
      facts: { updates: [{ kb: 'KB5051987', installed: '2025-02-12' }] },
      verdict: 'suspected',
    },
    {
      name: 'mended',
      facts: {
        updates: [
          { kb: 'KB5051987', installed: '2025-02-12' },
          { kb: 'KB5055523', installed: '2025-04-09' },
        ],
      },
      verdict: 'ruledOut',
    },
    { name: 'other updates', verdict: 'ruledOut' },
    {
      name: 'the person names a listed update, nobody read which are installed',
      facts: { reportedContext: { afterUpdate: 'kb5051987' } },
      unknown: ['updates'],
      verdict: 'suspected',
    },
    { name: 'nobody knows anything of updates', unknown: ['updates'], verdict: 'unclear' },
  ],
});

function regressionNamed(text: string | undefined): UpdateRegression | undefined {
  const digits = /\d{6,8}/.exec(text ?? '')?.[0];
  return updateRegressions.find(({ kb }) => kb === `KB${digits}`);
}

/** Cumulative updates contain the mending one: any update of the same list that is newer than a year ends the entry. */
function known(
  updates: FactTypes['updates'],
): readonly { readonly entry: UpdateRegression; readonly installed: string }[] {
  return updateRegressions.flatMap((entry) => {
    const installed = updates.find((update) => update.kb.toUpperCase() === entry.kb)?.installed;
    if (installed === undefined) return [];
    const mended = updates.some(
      (update) =>
        update.kb.toUpperCase() === entry.mendedBy || dayOf(update.installed) >= yearAfter(entry.released),
    );
    return mended ? [] : [{ entry, installed }];
  });
}

function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
}
