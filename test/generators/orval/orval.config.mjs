/** Without `baseUrl` its addresses would be relative, which only a browser can fetch. */
const output = { target: 'client.ts', client: 'fetch', baseUrl: { getBaseUrlFromSpecification: true } };

export default { layers: { input: 'openapi.json', output } };
