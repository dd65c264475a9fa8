import type { CollectorBundle } from '../../core/evidence/bundle-format.ts';

/**
 * A bundle without what is about the account the collector ran as. Whoever comes from outside is another account than the
 * person who connects: SYSTEM under Azure and AWS, a shell without a profile under WinRM, an administrator under SSH.
 */
export function withoutAccount(bundle: CollectorBundle, way: string): CollectorBundle {
  const { rdpFile, clientInstall, clientSettings, ...machine } = bundle.facts;
  const policies = bundle.policies.filter(({ key }) => !/^HKCU\b/i.test(key));
  const byPolicy = policies.some(({ name }) => name === 'AuthenticationLevel');
  const hidden = rdpFile === undefined ? [] : [gapOf(way)];
  return {
    ...bundle,
    policies,
    facts: {
      ...machine,
      ...(clientInstall === undefined ? {} : { clientInstall: without(clientInstall, 'proxy') }),
      ...(clientSettings === undefined
        ? {}
        : { clientSettings: byPolicy ? clientSettings : without(clientSettings, 'authenticationLevel') }),
    },
    gaps: [...bundle.gaps, ...hidden],
  };
}

function gapOf(way: string): CollectorBundle['gaps'][number] {
  const detail = `collected by ${way}, as another account than the person's: run the collector on the computer itself`;
  return { name: 'rdpFile', reason: 'not attempted', detail };
}

function without(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}
