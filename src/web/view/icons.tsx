import type { JSX } from 'preact';

/** The drawings of the page, on a square of 24: lines of one width, in the colour of the text around them. */
const drawings = {
  mark: 'M3 5.5h18v11H3zM8.5 20.5h7M12 16.5v4M6 11h2.6l1.5-3 2.6 6 1.6-3H18',
  passed: 'M5 12.5l4.5 4.5L19 7.5',
  died: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  flawed: 'M12 5v9M12 18v.6',
  quiet: 'M8 12h8',
  unknown: 'M8.7 9.2a3.4 3.4 0 1 1 4.9 3.1c-1.1.6-1.6 1.2-1.6 2.4M12 18v.6',
  person: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5',
  name: 'M4 11.5V4h7.5L20.5 13l-7.5 7.5zM8 8v.3',
  connection: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v4',
  negotiation: 'M4 8h13l-3.5-3.5M20 16H7l3.5 3.5',
  encryption: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  certificate: 'M5 3.5h14v11H5zM8 7h8M8 10h4M12 20.5l-2.5-1.5v-4.5h5V19z',
  signIn: 'M8 16.5a4 4 0 1 1 3.7-5.5H21v3h-2.5V17h-3v-3h-3.8A4 4 0 0 1 8 16.5zM7.5 12.5v.1',
  license: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  session: 'M3 5h18v11.5H3zM8.5 20h7M12 16.5V20',
  host: 'M4 4h16v6.5H4zM4 13.5h16V20H4zM7.5 7.25h.1M7.5 16.75h.1M11 7.25h5.5M11 16.75h5.5',
  file: 'M6 3h8l4.5 4.5V21H6zM13.5 3v5h5M9 13h6M9 16.5h6',
  folder: 'M3.5 19.5v-14h6l2 2.5h9v11.5z',
  shield: 'M12 3l7.5 3v5.5c0 4.5-3 7.7-7.5 9.5-4.5-1.8-7.5-5-7.5-9.5V6z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  half: 'M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17',
  copy: 'M8.5 8.5h11v12h-11zM5.5 15.5h-1v-12h11v1.5',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15',
  printer: 'M7 8V3.5h10V8M7 17H4V8.5h16V17h-3M7 14h10v6.5H7z',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  arrow: 'M5 12h14M13.5 6.5L19 12l-5.5 5.5',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7M8 14h.1M12 14h.1M16 14h.1M8 17h.1M12 17h.1',
  people:
    'M9 11.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c.5-3 2.8-4.7 6-4.7s5.5 1.7 6 4.7M15.5 5.7a3 3 0 0 1 0 5.6M17 14.6c2.2.5 3.6 2 4 4.4',
  gauge: 'M4 17a8.5 8.5 0 1 1 16 0M12 15l4-5M12 15h.1',
  plus: 'M12 5v14M5 12h14',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  out: 'M10 4.5H5v15h5M14.5 8l4 4-4 4M18.5 12H9.5',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.5M4 12h.5M4 17.5h.5',
} as const;

export type IconName = keyof typeof drawings;

/** One drawing; it only repeats what words say, so it is silent for those who listen. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}
