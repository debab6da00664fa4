import { TextDecoder, TextEncoder } from 'node:util';

// Every browser has these; the simulated one of the unit tests does not.
globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder as typeof globalThis.TextDecoder;
