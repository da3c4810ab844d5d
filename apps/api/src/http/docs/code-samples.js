/** Shows the `x-codeSamples` of an operation as tabs between its request and its responses. */
export function codeSamples({ React: { createElement, Fragment, useId, useRef, useSyncExternalStore }, getComponent }) {
  const choice = createChoice();

  const wrapResponses = (Responses, { specSelectors }) =>
    function ResponsesAfterSamples(props) {
      const samples = specSelectors.specJson().getIn(['paths', props.path, props.method, 'x-codeSamples'])?.toJS() ?? [];
      return createElement(
        Fragment,
        null,
        samples.length > 0 && createElement(CodeSamples, { samples }),
        createElement(Responses, props),
      );
    };

  function CodeSamples({ samples }) {
    const id = useId();
    const tabList = useRef(null);
    const chosenLabel = useSyncExternalStore(choice.subscribe, choice.read);
    const chosen = Math.max(0, samples.findIndex(({ label }) => label === chosenLabel));

    const onKeyDown = (event) => {
      const target = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: -1 }[event.key];
      if (target === undefined) return;
      event.preventDefault();
      const at = (target + samples.length) % samples.length;
      choice.make(samples[at].label);
      tabList.current.children[at].focus();
    };

    const tabs = samples.map(({ label }, at) =>
      createElement(
        'button',
        {
          key: label,
          type: 'button',
          role: 'tab',
          id: `${id}-tab-${at}`,
          className: 'code-samples__tab',
          'aria-selected': at === chosen,
          'aria-controls': `${id}-panel`,
          tabIndex: at === chosen ? 0 : -1,
          onClick: () => choice.make(label),
        },
        label,
      ),
    );

    return createElement(
      'section',
      { className: 'code-samples' },
      createElement('div', { className: 'opblock-section-header' }, createElement('h4', null, 'Code samples')),
      createElement('div', { role: 'tablist', 'aria-label': 'Language', className: 'code-samples__tabs', ref: tabList, onKeyDown }, tabs),
      createElement(
        'div',
        { role: 'tabpanel', id: `${id}-panel`, 'aria-labelledby': `${id}-tab-${chosen}`, className: 'code-samples__panel' },
        createElement(getComponent('HighlightCode', true), {
          key: chosen,
          language: highlighting[samples[chosen].lang] ?? 'plaintext',
          canCopy: true,
          children: samples[chosen].source.trimEnd(),
        }),
      ),
    );
  }

  return { wrapComponents: { responses: wrapResponses } };
}

/** Grammars the renderer brings along, by the names `x-codeSamples` uses; it has none for Python. */
const highlighting = { Shell: 'bash', TypeScript: 'javascript' };

/** The language chosen in one operation holds in all of them. */
function createChoice() {
  const listeners = new Set();
  let label = null;
  return {
    read: () => label,
    make: (chosen) => {
      label = chosen;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
