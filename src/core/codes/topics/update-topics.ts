import { topicsOf } from './topic.ts';

/** Updates and upgrades as people ask about them; single updates are found by their numbers. */
// prettier-ignore
export const updateTopics = topicsOf([
  ['after-update', 'after an update|after a windows update|right after a windows update|windows update|since the update|after patch tuesday|uninstall update|did it appear immediately after a windows update|stopped working after update', 'Updates that broke Remote Desktop are known by date and number: January 2025 (KB5050094), February 2025 (KB5051987), January 2026 (KB5074109 and kin: sign-in), April 2026 (.rdp warnings), September 2026 (KB5122882: hang). Most are mended by a later one: update on, do not uninstall.', 'rdpdoctor explain KB…; rdpdoctor check HOST --after-update KB… --last-worked DATE', 'the dated regressions of rdpdoctor'],
  ['windows-11', 'windows 11|windows 11 compatibility|after windows 11 upgrade|windows 11 upgrade rdp|after upgrade|windows 11 24h2|windows 11 builds', 'Windows 11 changed defaults: Credential Guard blocks saved passwords without Kerberos, old TLS and NTLM are on their way out, unsigned .rdp files warn. An old server shows it first.', 'rdpdoctor check HOST --deep says whether a current client would connect', 'the client profiles of rdpdoctor'],
  ['kir', 'known issue rollback|kir|group policy rollback', 'A Known Issue Rollback is a group policy of Microsoft that switches one change of an update off, without removing the update. It needs a restart.', 'rdpdoctor explain KB… says whether there is one', 'Windows release health'],
]);
