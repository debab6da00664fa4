import { css } from 'lit';

/** Looks of the skeleton: the heights are those of a tier with a description and a line about its stock. */
export const skeletonStyles = css`
  .sk {
    block-size: 1em;
    background: color-mix(in oklab, var(--_text) 8%, var(--_surface));
    border-radius: 6px;
  }
  .sk.name {
    inline-size: 46%;
    margin-block: 4px;
  }
  .short .sk.name {
    inline-size: 36%;
  }
  .sk.what {
    inline-size: 80%;
    block-size: 0.8em;
    margin-block: 6px;
  }
  .short .sk.what {
    inline-size: 64%;
  }
  /* A description that fits in one line of a wide widget takes two or three of a narrow one. */
  .sk.wrapped {
    display: none;
    inline-size: 55%;
  }
  @container (min-width: 341px) and (max-width: 440px) {
    .sk.wrapped {
      display: block;
    }
  }
  .sk.stock {
    inline-size: 25%;
    block-size: 0.75em;
    margin-block: 12px 3px;
  }
  .sk.cost {
    inline-size: 64px;
    margin-block: 4px;
  }
  .sk.pick {
    inline-size: 118px;
    block-size: 46px;
    border-radius: 99px;
  }
  .sk.button {
    block-size: 52px;
    border-radius: var(--_radius-button);
  }
  .sk.line {
    inline-size: 60%;
    block-size: 0.75em;
    margin: 3px auto 4px;
  }
  .sk.tall {
    block-size: 46px;
  }
  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .sk {
      animation: breathe 1.6s ease-in-out infinite;
    }
  }
  @media (forced-colors: active) {
    .sk {
      border: 1px solid GrayText;
    }
  }
`;
