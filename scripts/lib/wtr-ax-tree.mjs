// A command for tests of elements: what the browser tells screen readers of an element, all roles included.

/** @returns {import('@web/test-runner').TestRunnerPlugin<{ selector: string }>} */
export function axTreePlugin() {
  return {
    name: 'ax-tree',
    async executeCommand({ command, payload, session }) {
      if (command !== 'ax-tree' || !payload) return undefined;
      const browser = /** @type {import('@web/test-runner-chrome').ChromeLauncher} */ (session.browser);
      const page = browser.getPage(session.id);
      const root = await page.$(payload.selector);
      return root ? await page.accessibility.snapshot({ root, interestingOnly: false }) : null;
    },
  };
}
