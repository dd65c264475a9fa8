import { signal } from '@preact/signals';

/** Light, dark, or as the system has it. */
export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'rdpdoctor-theme';

/** The theme that is shown. */
export const theme = signal<Theme>(kept());

/** Shows a theme and keeps it for the next time, where the browser keeps anything. */
export function showTheme(next: Theme): void {
  theme.value = next;
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(KEPT, next);
  } catch {
    // A page opened as a file may keep nothing.
  }
}

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEPT);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}
