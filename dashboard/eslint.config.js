import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

export default ts.config(
  { ignores: ['dist/', 'node_modules/', 'screenshots/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  // Looking at markup in a test is harmless.
  { files: ['tests/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['src/**'],
    rules: {
      // Untrusted text is shown as text and nothing else; `style` attributes are stopped by the policy.
      'svelte/no-at-html-tags': 'error',
      // `style:` directives set properties of the element, which the policy allows; attributes it does not.
      'no-restricted-syntax': ['error', { selector: 'SvelteAttribute[key.name="style"]', message: 'The policy stops style attributes: use a class or a style: directive.' }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Untrusted text is only ever text: use textContent.' },
        { property: 'outerHTML', message: 'Untrusted text is only ever text: use textContent.' },
        { property: 'insertAdjacentHTML', message: 'Untrusted text is only ever text: use textContent.' },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // Plain maps and sets here are made and dropped within one function: nothing observes them.
      'svelte/prefer-svelte-reactivity': 'off',
      // The router of this page is its own (src/lib/router.svelte.ts), there is no SvelteKit to resolve addresses.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
);
