import { codeSamples } from './code-samples.js';
import { neededScope } from './needed-scope.js';
import { ownParameters } from './own-parameters.js';

const { SwaggerUIBundle } = window;

/** A reference to read: requests are made with the samples, so there is nothing here that would ask for a key. */
const readOnly = {
  wrapComponents: {
    authorizeBtn: () => () => null,
    authorizeOperationBtn: () => () => null,
  },
};

SwaggerUIBundle({
  url: new URL('openapi.json', document.baseURI).href,
  responseInterceptor: (response) => {
    if (response.ok) response.text = JSON.stringify(ownParameters(JSON.parse(response.text)));
    return response;
  },
  dom_id: '#reference',
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [readOnly, neededScope, codeSamples],
  layout: 'BaseLayout',
  supportedSubmitMethods: [],
  validatorUrl: null,
  // The open operation stands in the address: a link leads to it, a reload comes back to it.
  deepLinking: true,
  docExpansion: 'list',
  defaultModelRendering: 'example',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: false,
  queryConfigEnabled: false,
});
