// Environment variables in .NET's form: oktaSample__server__port stands for oktaSample.server.port, in any case of letters.

export const variableFor = path => `oktaSample__${path.replaceAll(':', '__')}`;

/** The value of a setting's variable; undefined if there is none or it is blank. */
export function fromEnvironment(path, env) {
  const name = Object.keys(env).find(key => sameName(key, variableFor(path)) && env[key].trim());
  return name && env[name].trim();
}

/** A copy of the environment with settings put in; a variable that differs only in case is replaced, not doubled. */
export function withSettings(env, settings) {
  const copy = { ...env };
  for (const [path, value] of Object.entries(settings)) {
    for (const key of Object.keys(copy)) if (sameName(key, variableFor(path))) delete copy[key];
    copy[variableFor(path)] = String(value);
  }
  return copy;
}

/** A copy of the environment without any setting. */
export const withoutSettings = env => Object.fromEntries(Object.entries(env).filter(([key]) => !key.toLowerCase().startsWith('oktasample')));

const sameName = (a, b) => a.toLowerCase() === b.toLowerCase();
