import { jest } from '@jest/globals';

// Whole purchases in a real browser take their time on a busy machine. (Jest has one `testTimeout` for all projects.)
jest.setTimeout(120_000);
