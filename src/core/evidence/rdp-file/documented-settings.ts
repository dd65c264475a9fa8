/** What a documented setting takes: its type, and for integers the values that mean something. */
export interface DocumentedSetting {
  /** Absent where sources disagree. */
  readonly type?: 'i' | 's' | 'b';
  /** Values listed one by one, or the least and the greatest one; absent where none are documented. */
  readonly values?: readonly number[] | { readonly from: number; readonly to: number };
}

/** Every documented setting of .rdp files by its name in lower case; sources stand beside them in codes/rdp-properties.ts. */
export function documentedSetting(name: string): DocumentedSetting | undefined {
  return documented.get(name);
}

/** The documented name that differs from an unknown one in at most two letters, if there is just one such. */
export function likelyMeant(name: string): string | undefined {
  const near = [...documented.keys()].filter(
    (known) => Math.abs(known.length - name.length) <= 2 && distance(known, name) <= 2,
  );
  return near.length === 1 && name.length > 5 ? near[0] : undefined;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed));
    }
    row = next;
  }
  return row[b.length]!;
}

// prettier-ignore
const switches = [
  'enablecredsspsupport', 'enablerdsaadauth', 'targetisaadjoined', 'promptcredentialonce', 'disableconnectionsharing',
  'gatewayprofileusagemethod', 'autoreconnection enabled', 'bandwidthautodetect', 'networkautodetect', 'compression',
  'videoplaybackmode', 'audiocapturemode', 'encode redirected video capture', 'redirectclipboard', 'redirectcomports',
  'redirectlocation', 'redirectprinters', 'redirectsmartcards', 'redirectwebauthn', 'dynamic resolution',
  'maximizetocurrentdisplays', 'singlemoninwindowedmode', 'smart sizing', 'use multimon', 'remoteapplicationexpandcmdline',
  'remoteapplicationexpandworkingdir', 'remoteapplicationmode', 'redirectdrives', 'displayconnectionbar',
  'disable wallpaper', 'disable full window drag', 'disable menu anims', 'disable themes', 'bitmapcachepersistenable',
  'negotiate security layer', 'prompt for credentials', 'use redirection server name', 'administrative session',
  'connect to console', 'public mode', 'rdgiskdcproxy',
];

// prettier-ignore
const numbers: Readonly<Record<string, NonNullable<DocumentedSetting['values']>>> = {
  'authentication level': [0, 1, 2, 3],
  gatewayusagemethod: [0, 1, 2, 3, 4],
  gatewaycredentialssource: [0, 1, 2, 3, 4, 5],
  audiomode: [0, 1, 2],
  'redirected video capture encoding quality': [0, 1, 2],
  keyboardhook: [0, 1, 2, 3],
  'desktop size id': [0, 1, 2, 3, 4],
  desktopheight: { from: 200, to: 8192 },
  desktopwidth: { from: 200, to: 8192 },
  desktopscalefactor: [100, 125, 150, 175, 200, 250, 300, 400, 500],
  'screen mode id': [1, 2],
  'server port': { from: 1, to: 65_535 },
  'connection type': [1, 2, 3, 4, 5, 6, 7],
};

// prettier-ignore
const anyNumber = [
  'session bpp', 'auto connect', 'autoreconnect max retries', 'allow desktop composition', 'allow font smoothing',
  'audioqualitymode', 'bitmapcachesize', 'disable ctrl+alt+del', 'disable cursor setting', 'disableclipboardredirection',
  'disableprinterredirection', 'disableremoteappcapscheck', 'enablesuperpan', 'enableworkspacereconnect',
  'pinconnectionbar', 'redirectdirectx', 'redirectposdevices', 'span monitors', 'superpanaccelerationfactor',
  'disablecredentialsdelegation', 'redirectedauthentication', 'restrictedlogon', 'disableudptransport',
  'connecttochildsession',
];

// prettier-ignore
const texts = [
  'full address', 'alternate full address', 'username', 'domain', 'alternate shell', 'kdcproxyname', 'gatewayhostname',
  'camerastoredirect', 'devicestoredirect', 'drivestoredirect', 'usbdevicestoredirect', 'selectedmonitors',
  'remoteapplicationcmdline', 'remoteapplicationfile', 'remoteapplicationicon', 'remoteapplicationname',
  'remoteapplicationprogram', 'winposstr', 'shell working directory', 'loadbalanceinfo', 'pcb', 'gatewayaccesstoken',
  'aadtenantid', 'activityhint', 'armpath', 'diagnosticserviceurl', 'endpointfedauth', 'geo', 'hubdiscoverygeourl',
  'password', 'remoteapplicationguid', 'resourceprovider', 'wvd endpoint pool', 'kdcproxyurl', 'userspecifiedservername',
  'cleartextpassword', 'gatewaypassword', 'signature', 'signscope',
];

const documented: ReadonlyMap<string, DocumentedSetting> = new Map(
  [
    switches.map((name) => entry(name, 'i', [0, 1])),
    Object.entries(numbers).map(([name, values]) => entry(name, 'i', values)),
    anyNumber.map((name) => entry(name, 'i')),
    texts.map((name) => entry(name, 's')),
    [entry('password 51', 'b')],
    // One source has it as an integer without the space, files that Windows wrote as text with one.
    [entry('workspaceid'), entry('workspace id', 's')],
  ].flat(),
);

function entry(
  name: string,
  type?: DocumentedSetting['type'],
  values?: DocumentedSetting['values'],
): readonly [string, DocumentedSetting] {
  return [name, { ...(type === undefined ? {} : { type }), ...(values === undefined ? {} : { values }) }];
}
