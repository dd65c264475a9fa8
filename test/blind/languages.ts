/** Languages in which the servers of the cases were set up. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'ja' | 'pl' | 'pt' | 'nl';

interface Words {
  readonly running: string;
  readonly stopped: string;
  readonly services: Readonly<Record<string, string>>;
}

/** A service as the Service Control Manager names it in this language. */
export function serviceName(language: Language, key: string): string {
  return words[language].services[key] ?? words.en.services[key] ?? key;
}

/** "running" or "stopped" as the event has it. */
export function stateWord(language: Language, running: boolean): string {
  return running ? words[language].running : words[language].stopped;
}

const english = {
  wuauserv: 'Windows Update',
  BITS: 'Background Intelligent Transfer Service',
  sppsvc: 'Software Protection',
  AppXSvc: 'AppX Deployment Service (AppXSVC)',
  WinHttpAutoProxySvc: 'WinHTTP Web Proxy Auto-Discovery Service',
  TrustedInstaller: 'Windows Modules Installer',
  TermService: 'Remote Desktop Services',
  UmRdpService: 'Remote Desktop Services UserMode Port Redirector',
  SessionEnv: 'Remote Desktop Configuration',
  Spooler: 'Print Spooler',
  Netlogon: 'Netlogon',
  VSS: 'Volume Shadow Copy',
  Winmgmt: 'Windows Management Instrumentation',
  Dhcp: 'DHCP Client',
  KeyIso: 'CNG Key Isolation',
};

const words: Readonly<Record<Language, Words>> = {
  en: { running: 'running', stopped: 'stopped', services: english },
  de: {
    running: 'Wird ausgeführt',
    stopped: 'beendet',
    services: {
      BITS: 'Intelligenter Hintergrundübertragungsdienst',
      sppsvc: 'Software Protection',
      TermService: 'Remotedesktopdienste',
      SessionEnv: 'Remotedesktopkonfiguration',
      Spooler: 'Druckwarteschlange',
      Netlogon: 'Anmeldedienst',
      VSS: 'Volumeschattenkopie',
      Winmgmt: 'Windows-Verwaltungsinstrumentation',
      KeyIso: 'CNG-Schlüsselisolation',
    },
  },
  fr: {
    running: 'en cours d’exécution',
    stopped: 'arrêté',
    services: {
      BITS: 'Service de transfert intelligent en arrière-plan',
      sppsvc: 'Protection logicielle',
      TermService: 'Services Bureau à distance',
      SessionEnv: 'Configuration des services Bureau à distance',
      Spooler: 'Spouleur d’impression',
      VSS: 'Cliché instantané des volumes',
    },
  },
  es: {
    running: 'en ejecución',
    stopped: 'detenido',
    services: {
      BITS: 'Servicio de transferencia inteligente en segundo plano',
      sppsvc: 'Protección de software',
      TermService: 'Servicios de Escritorio remoto',
      Spooler: 'Cola de impresión',
    },
  },
  ja: {
    running: '実行中',
    stopped: '停止',
    services: {
      BITS: 'Background Intelligent Transfer Service',
      TermService: 'Remote Desktop Services',
      Spooler: 'Print Spooler',
    },
  },
  pl: {
    running: 'uruchomiona',
    stopped: 'zatrzymana',
    services: {
      BITS: 'Usługa inteligentnego transferu w tle',
      TermService: 'Usługi pulpitu zdalnego',
      Spooler: 'Bufor wydruku',
    },
  },
  pt: {
    running: 'em execução',
    stopped: 'parado',
    services: {
      BITS: 'Serviço de Transferência Inteligente em Segundo Plano',
      TermService: 'Serviços de Área de Trabalho Remota',
    },
  },
  nl: {
    running: 'actief',
    stopped: 'gestopt',
    services: {
      BITS: 'Background Intelligent Transfer Service',
      TermService: 'Extern bureaublad-services',
      Spooler: 'Print Spooler',
    },
  },
};
