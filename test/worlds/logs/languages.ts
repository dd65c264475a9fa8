/** What Windows writes in its own language: display names of services and the words for running and stopped. */
export interface Language {
  readonly id: string;
  readonly termService: string;
  readonly spooler: string;
  readonly update: string;
  readonly running: string;
  readonly stopped: string;
  readonly keysetMissing: string;
}

export const languages: readonly Language[] = [
  {
    id: 'en',
    termService: 'Remote Desktop Services',
    spooler: 'Print Spooler',
    update: 'Windows Update',
    running: 'running',
    stopped: 'stopped',
    keysetMissing: 'Keyset does not exist',
  },
  {
    id: 'de',
    termService: 'Remotedesktopdienste',
    spooler: 'Druckwarteschlange',
    update: 'Windows Update',
    running: 'ausgeführt',
    stopped: 'beendet',
    keysetMissing: 'Der Schlüsselsatz ist nicht vorhanden.',
  },
  {
    id: 'fr',
    termService: 'Services Bureau à distance',
    spooler: "Spouleur d'impression",
    update: 'Windows Update',
    running: 'en cours d’exécution',
    stopped: 'arrêté',
    keysetMissing: 'Le jeu de clés n’existe pas.',
  },
  {
    id: 'es',
    termService: 'Servicios de Escritorio remoto',
    spooler: 'Cola de impresión',
    update: 'Windows Update',
    running: 'en ejecución',
    stopped: 'detenido',
    keysetMissing: 'El conjunto de claves no existe.',
  },
  {
    id: 'ja',
    termService: 'Remote Desktop Services',
    spooler: 'Print Spooler',
    update: 'Windows Update',
    running: '実行中',
    stopped: '停止',
    keysetMissing: 'キーセットがありません。',
  },
];
