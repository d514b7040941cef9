#!/usr/bin/env node
// Lays Okta's own files and ours side by side; there is nothing to compile.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = createRequire(import.meta.url).resolve('@okta/okta-signin-widget/package.json');
const okta = dirname(dirname(packages));
const widget = join(okta, 'okta-signin-widget', 'dist');
const out = process.env.DIST_OUT;

mkdirSync(join(out, 'css', 'hljs'), { recursive: true });
mkdirSync(join(out, 'css', 'semantic-ui'), { recursive: true });
const parts = [join(okta, 'okta-auth-js', 'dist', 'okta-auth-js.min.js'), join(widget, 'js', 'okta-sign-in.min.js'), join(here, 'app.js')];
writeFileSync(join(out, 'bundle.js'), parts.map(file => readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*/g, '')).join('\n;\n'));
writeFileSync(join(out, 'doc.js'), 'var doc = { initDoc() {} };\n');
cpSync(join(widget, 'css', 'okta-sign-in.min.css'), join(out, 'css', 'okta-sign-in.min.css'));
cpSync(join(widget, 'font'), join(out, 'font'), { recursive: true });
cpSync(join(widget, 'img'), join(out, 'img'), { recursive: true });
for (const empty of ['okta-theme.css', 'samples.css', 'hljs/tomorrow.css', 'semantic-ui/semantic.min.css']) writeFileSync(join(out, 'css', empty), '');
