/** The browser's answer to what a custom property is as a colour; null where Stripe would not understand the notation. */
const colourOf = (styled: HTMLElement, property: string): string | null => {
  const probe = styled.ownerDocument.createElement('span');
  probe.hidden = true;
  // Set through CSSOM, which a strict content policy allows; an attribute would be refused.
  probe.style.setProperty('color', `var(${property})`);
  styled.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return /^(?:#|rgb)/u.test(colour) ? colour : null;
};

/** Stripe's appearance in the widget's own colours, read from the element that carries the tokens. */
export const appearanceOf = (styled: HTMLElement): Record<string, unknown> => {
  const style = getComputedStyle(styled);
  const wishes: Record<string, string | null> = {
    colorPrimary: colourOf(styled, '--_accent'),
    colorBackground: colourOf(styled, '--_surface'),
    colorText: colourOf(styled, '--_text'),
    colorTextSecondary: colourOf(styled, '--_muted'),
    colorDanger: colourOf(styled, '--_danger'),
    fontFamily: style.fontFamily,
    fontSizeBase: '16px',
    spacingUnit: '4px',
    borderRadius: style.getPropertyValue('--_radius-field').trim() || null,
  };
  const variables = Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== null));
  return { theme: 'stripe', variables, labels: 'above' };
};
