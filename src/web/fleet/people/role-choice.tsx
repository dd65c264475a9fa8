import type { JSX } from 'preact';
import { roles } from '../../../app/store.ts';

/** A role to choose, the least one first. */
export function RoleChoice(): JSX.Element {
  return (
    <label class="field">
      <span>Role</span>
      <select name="role">
        {roles.map((role) => (
          <option key={role} value={role}>
            {role}: {roleWords[role]}
          </option>
        ))}
      </select>
    </label>
  );
}

const roleWords = {
  viewer: 'sees everything',
  operator: 'looks at hosts, takes alerts',
  admin: 'decides',
} as const;
