/** Says above the parameters of an operation which scope its key needs: the renderer itself shows no scopes of bearer keys. */
export function neededScope({ React: { createElement, Fragment } }) {
  const wrapParameters = (Parameters, { specSelectors }) =>
    function ParametersWithScope(props) {
      const [path, method] = props.pathMethod;
      const security = specSelectors.specJson().getIn(['paths', path, method, 'security'])?.toJS() ?? [];
      const scopes = security.flatMap((requirement) => Object.values(requirement).flat());
      return createElement(Fragment, null, createElement(Scope, { scopes }), createElement(Parameters, props));
    };

  function Scope({ scopes }) {
    const text =
      scopes.length === 0
        ? ['Any API key may call this.']
        : ['The API key needs the scope ', ...scopes.map((scope) => createElement('code', { key: scope }, scope)), '.'];
    return createElement('p', { className: 'needed-scope' }, ...text);
  }

  return { wrapComponents: { parameters: wrapParameters } };
}
