import { encode } from 'uqr';
import type { QrEncoder } from './ticket-card.js';

/** QR codes that survive a scratched screen (15 % may be unreadable), with two modules of quiet space. */
export const encodeQr: QrEncoder = (text) => encode(text, { ecc: 'M', border: 2 }).data;
