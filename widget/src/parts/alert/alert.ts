import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemText } from '../../i18n/messages.js';
import type { Problem } from '../../state/model.js';
import { quietButton } from '../button.js';
import { codeFaultText } from '../code/code.js';
import type { View } from '../view.js';

/** A limit that fewer tickets in this order is not the only way round; null for another one. */
const limitText = ({ code, faults }: Problem, { limits }: View['t']): ProblemText | null => {
  const [fault] = code === 'limit_exceeded' ? faults : [];
  if (fault?.code === 'network_limit') return limits.network;
  if (fault?.code !== 'buyer_limit') return null;
  return { title: limits.buyer.title, text: limits.buyer.text(fault.available ?? 0) };
};

/** Plain words for a problem; those of the API for a code that is unknown here. */
export const problemText = (problem: Problem, { t }: Pick<View, 't'>): ProblemText => {
  const limit = limitText(problem, t);
  if (limit) return limit;
  const texts: Partial<Record<string, ProblemText>> = t.problem;
  return texts[problem.code] ?? t.problem.unknown;
};

/** A code that does not fit the buyer: why, and the way on without it. */
const codeRefused = ({ faults }: Problem, view: View): TemplateResult => {
  const { title, text } = view.t.problem.promo_code_invalid;
  const code = view.state.order?.promoCode;
  return html`
    ${box(title, `${codeFaultText({ reason: faults[0]?.code ?? 'invalid' }, view)} ${text}`, 'danger')}
    ${code ? quietButton(view.t.code.goOn, () => void view.act.dropCode(code)) : nothing}
  `;
};

/** A sentence that stands out: bad news, or news. */
export const box = (title: string, text: string, kind: 'danger' | 'calm', reference: string | null = null): TemplateResult => html`
  <div class="alert ${kind}" part="error" role=${kind === 'danger' ? 'alert' : 'status'}>
    <span aria-hidden="true">${kind === 'danger' ? '⚠' : 'ℹ'}</span>
    <div>${title ? html`<b>${title}</b>` : nothing}<span>${text}</span>${reference ? html`<small>${reference}</small>` : nothing}</div>
  </div>
`;

/** Whatever has to be said above a step's content, if anything. */
export const alert = (view: View): TemplateResult | typeof nothing => {
  const { state, t, format } = view;
  const { notice } = state;
  if (!notice) return nothing;
  switch (notice.kind) {
    case 'problem': {
      if (notice.problem.code === 'promo_code_invalid') return codeRefused(notice.problem, view);
      const { title, text } = problemText(notice.problem, view);
      return box(title, text, 'danger', notice.problem.requestId ? t.reference(notice.problem.requestId) : null);
    }
    case 'reduced':
      return box('', notice.tiers.map((tier) => t.reduced(tier.name, tier.available)).join(' '), 'danger');
    case 'declined': {
      const { title, text } = t.declined[notice.reason];
      // Nothing went wrong: the buyer changed their mind.
      return box(title, text, notice.reason === 'calledOff' ? 'calm' : 'danger');
    }
    case 'repriced':
      return box(t.repriced.title, t.repriced.text(format.money(notice.total, notice.currency)), 'danger');
    case 'elsewhere':
      return box(t.elsewhere.title, t.elsewhere.text, 'calm');
    case 'late':
      return box('', notice.refunded ? t.late.refunded : t.late.expired, 'danger');
    case 'released':
      return box('', t.released, 'calm');
    case 'code':
      return box('', t.code.gone(notice.code), 'danger');
  }
};
