/**
 * How this program is typed here: `npx echoplex` where npx started it, `echoplex` otherwise. Every command that is shown to somebody
 * begins with it, so that it can be copied as it stands.
 */
export function programOf(env: NodeJS.ProcessEnv): string {
  return env.npm_command === 'exec' || env.npm_lifecycle_event === 'npx' ? 'npx echoplex' : 'echoplex';
}

/** How this program is typed here. */
export const program = programOf(process.env);
