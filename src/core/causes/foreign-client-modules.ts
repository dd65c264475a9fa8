import { healthy } from '../facts/healthy.ts';
import { byHand } from '../remedy/remedy.ts';
import { cite, defineCause, ruledOut, suspected, unclear } from './cause.ts';

export const foreignClientModules = defineCause({
  id: 'foreign-client-modules',
  title: 'Modules of other makers are loaded into the Remote Desktop client or the shell',
  phase: 'name',
  impact: 'degrades',
  predicts: ['client-reported'],
  rare: true,
  explanation:
    'Shell extensions, printer drivers and security products load modules into mstsc. Most do no harm. Where the server answers well and only this client fails, they are a place to look.',
  needs: ['clientInstall'],
  uses: ['clientError', 'phaseOfDeath'],

  detect({ clientInstall: { thirdPartyModules: modules }, clientError, phaseOfDeath }) {
    if (modules.length === 0) return ruledOut(cite('clientInstall', 'no module of another maker'));
    const more = modules.length > 6 ? ` and ${modules.length - 6} more` : '';
    const says = cite('clientInstall', `${modules.slice(0, 6).join(', ')}${more}`);
    const fails = clientError?.code !== undefined || clientError?.dialog !== undefined;
    return fails && phaseOfDeath?.phase === 'none'
      ? suspected(says, cite('phaseOfDeath', 'the server answers well from here, and a client failed'))
      : unclear();
  },

  remedies: () => [
    byHand(
      'Try without them before you remove anything',
      'client',
      'Connect once as another user of this computer, or with the Windows App: if that works, switch the extensions off one after the other. Application log, Application Error 1000 of mstsc.exe names a module that crashed.',
    ),
  ],
  settledBy: 'Application log of the client: Application Error 1000 of mstsc.exe',
  references: ['https://learn.microsoft.com/windows/win32/shell/reg-shell-exts'],
  examples: [
    {
      name: 'the server is well and mstsc fails',
      facts: {
        clientInstall: { ...healthy.clientInstall, thirdPartyModules: ['shell: other.dll (Other Ltd)'] },
        clientError: { code: 0x904, extended: 7, from: 'dialog' },
      },
      verdict: 'suspected',
    },
    {
      name: 'modules, and nobody says that a client fails',
      facts: {
        clientInstall: { ...healthy.clientInstall, thirdPartyModules: ['shell: other.dll (Other Ltd)'] },
      },
      verdict: 'unclear',
    },
    { name: 'none', verdict: 'ruledOut' },
  ],
});
