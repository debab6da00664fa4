import { Console } from 'node:console';

// Jest collects what goes through `console`; commands are tested by what arrives on stdout and stderr.
globalThis.console = new Console({ stdout: process.stdout, stderr: process.stderr });

// Whoever runs the tests through npx has this set; hints would then begin with `npx`.
delete process.env.npm_command;
delete process.env.npm_lifecycle_event;
