import { adoptStyles, type LitElement } from 'lit';
import type { Later } from '../../parts/view.js';
import type { QrEncoder } from '../../parts/ticket-card/ticket-card.js';
import type { Emit } from '../../purchase/events.js';
import type { LaterLogic } from '../../purchase/types.js';
import { toProblem } from '../../purchase/problem.js';
import type { Problem } from '../../state/model.js';
import { styles } from './styles.js';

/** What the element loads once it is needed. */
export interface Chunks {
  readonly later: Later | null;
  readonly encode: QrEncoder | null;
  /** Why the later steps cannot be shown. */
  readonly missing: Problem | null;
  /** Never rejects: a step that cannot be shown says so and offers another try. */
  prepareLater(): Promise<LaterLogic | null>;
  prepareQr(): Promise<void>;
}

/** Loads the chunks of the later steps for one element. */
export const createChunks = (host: LitElement, emit: Emit): Chunks => {
  let later: Later | null = null;
  let logic: LaterLogic | null = null;
  let encode: QrEncoder | null = null;
  let missing: Problem | null = null;

  return {
    get later() {
      return later;
    },
    get encode() {
      return encode;
    },
    get missing() {
      return missing;
    },
    async prepareLater() {
      if (logic) return logic;
      try {
        const chunk = await import('./later.js');
        await host.updateComplete;
        adoptStyles(host.renderRoot as ShadowRoot, [...styles, ...chunk.laterStyles]);
        ({ later, logic } = chunk);
        missing = null;
      } catch (error) {
        missing = { ...toProblem(error), code: 'unreachable' };
        emit('echoplex-error', { code: 'steps_unavailable', message: missing.detail, requestId: null });
      }
      host.requestUpdate();
      return logic;
    },
    async prepareQr() {
      if (encode) return;
      try {
        encode = (await import('../../parts/ticket-card/qr.js')).encodeQr;
        host.requestUpdate();
      } catch (error) {
        // The tickets keep their written codes, which the door accepts too.
        emit('echoplex-error', { code: 'qr_unavailable', message: toProblem(error).detail, requestId: null });
      }
    },
  };
};
