import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { programPath } from '../interop/packages.ts';
import { builtFolder } from '../package/built.ts';

/** A real Chromium, the page as it is shipped, and everything the page should not have done. */
export interface Opened {
  readonly page: Page;
  /** Requests that left the page, messages of errors, and violations of its policy. */
  readonly faults: readonly string[];
}

export interface Looks {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
  /** Whether there are fingers. */
  readonly touch?: boolean;
  /** Another address than that of the one-file page. */
  readonly at?: string;
}

/** Only what hangs takes longer, however busy the machine is. */
const PATIENCE_MS = 400_000;

/** Of the browser, in functions that run there. */
declare const DataTransfer: new () => { readonly items: { readonly add: (file: File) => void } };

/** Starts Chromium once for a file of tests, with a copy of the page. */
export class PageBrowser {
  readonly dist = mkdtempSync(join(tmpdir(), 'rdpdoctor-page-'));
  #browser: Browser | undefined;

  async start(): Promise<void> {
    cpSync(join(await builtFolder(), 'dist'), this.dist, { recursive: true });
    const executablePath = programPath('chromium');
    if (executablePath === undefined) throw new Error('chromium is not installed (Debian package chromium)');
    this.#browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox'],
      timeout: PATIENCE_MS,
    });
  }

  /** The most memory that any process of a page has had so far, in bytes. */
  async peakMemory(): Promise<number> {
    const session = await this.#browser!.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const peaks = processInfo
      .filter(({ type }) => type === 'renderer')
      .map(
        ({ id }) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) * 1_024,
      );
    return peaks.reduce((most, each) => Math.max(most, each), 0);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.dist, { recursive: true, force: true });
  }

  /** The address of the one-file page. */
  get address(): string {
    return pathToFileURL(join(this.dist, 'rdpdoctor.html')).href;
  }

  async open({
    theme = 'light',
    width = 1_280,
    height = 900,
    touch = false,
    at = this.address,
  }: Looks = {}): Promise<Opened> {
    if (this.#browser === undefined) throw new Error('start the browser first');
    const page = await this.#browser.newPage({
      viewport: { width, height },
      colorScheme: theme,
      acceptDownloads: true,
      hasTouch: touch,
    });
    page.setDefaultTimeout(PATIENCE_MS);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const home = new URL(at);
    page.context().on('request', (request) => {
      const url = new URL(request.url());
      const isHome = url.protocol === home.protocol && url.host === home.host;
      if (!isHome && url.protocol !== 'blob:') faults.push(`request: ${request.url()}`);
    });
    await page.goto(at);
    await page.waitForSelector('h1');
    return { page, faults };
  }
}

/** A file as the page gets it. */
export interface Dropped {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Drops files on the page as a hand would, and waits until something is shown of them. */
export async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle(async (all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, given);
  await page.dispatchEvent('#main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('#main', 'drop', { dataTransfer: transfer });
  await page.waitForSelector('.sheet, .notice');
}

/** Types into the one field and waits for what comes of it. */
export async function ask(page: Page, text: string): Promise<void> {
  await page.fill('#asked', text);
  await page.press('#asked', 'Enter');
  await page.waitForSelector('.sheet, .notice');
}
