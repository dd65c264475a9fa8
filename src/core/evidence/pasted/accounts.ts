import { nothing, type Form } from './piece.ts';

/** A cloud account in a text about a sign-in: AzureAD\name, domain azuread. */
export const accounts: Form = {
  name: 'accounts',
  take(text) {
    if (!/\bAzure ?AD\\|\bAccount Domain:[ \t]*AzureAD\b|username:s:\.?\\?AzureAD\\/i.test(text))
      return nothing(text);
    return { pieces: [{ kind: 'account', says: entraAccount }], rest: text };
  },
};

/** What is true of an Entra account at sign-in, in every place where one is met. */
export const entraAccount =
  'The account is an Entra (Azure AD) account. NLA with NTLM cannot sign such an account in from a device outside its tenant, so a right password is refused like a wrong one. The safe way is enablerdsaadauth:i:1 in the .rdp file ("Use a web account to sign in"): it needs the name the target is registered with, no address, and Windows 11 or Server 2022 with the updates of October 2022 at both ends.';
