import { html, type TemplateResult } from 'lit';
import type { View } from '../view.js';

const row = (index: number): TemplateResult => html`
  <div class="row ${index % 2 === 0 ? 'long' : 'short'}">
    <div class="about">
      <div class="sk name"></div>
      <div class="sk what"></div>
      <div class="sk what wrapped"></div>
      <div class="sk stock"></div>
    </div>
    <div class="side">
      <div class="sk cost"></div>
      <div class="sk pick"></div>
    </div>
  </div>
`;

/** As tall as the tiers that will take its place, so that nothing on the page jumps. */
export const skeleton = (tiers: number, { t }: Pick<View, 't'>): TemplateResult => html`
  <div class="loading" aria-busy="true">
    <p class="sr">${t.loading}</p>
    <div aria-hidden="true">
      ${Array.from({ length: tiers }, (_, index) => row(index))}
      <div class="foot">
        <div class="sk button"></div>
        <div class="sk line"></div>
      </div>
    </div>
  </div>
`;
