/** How an account was named at a sign-in: as Entra ID does ("AzureAD\anna"), or as both Entra ID and domains do ("anna@corp.example"). */
export type AccountForm = 'entra' | 'principal';

/** The form of a name that tells more than the name; undefined for names as domains and computers have them. */
export function accountForm(name: string | undefined, domain: string | undefined): AccountForm | undefined {
  if (/^azuread$/i.test(domain ?? '') || /^(?:\.\\)?azuread\\/i.test(name ?? '')) return 'entra';
  return /^[^\\@]{1,100}@[^\\@]{1,200}$/.test(name ?? '') ? 'principal' : undefined;
}

/** The same of a sign-in in the Security log. */
export const namesEntraAccount = (fields: Readonly<Record<string, string>>): boolean =>
  accountForm(fields['TargetUserName'], fields['TargetDomainName']) === 'entra';
