import { Console } from 'node:console';

// Jest collects what goes through `console`; commands are tested by what arrives on stdout and stderr.
globalThis.console = new Console({ stdout: process.stdout, stderr: process.stderr });
