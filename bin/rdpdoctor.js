#!/usr/bin/env node
import { main } from '../dist/main.js';
// What is still on its way out goes first, and an error of it before the exit code.
const end = (code) => process.stdout.write('', () => setImmediate(() => process.exit(code)));
void main(process.argv.slice(2)).then(end);
