// The reference page takes one built file of this package, which holds all it needs: none of its many dependencies is installed.
const oneFileOnly = ['@scalar/api-reference'];

function readPackage(manifest) {
  return oneFileOnly.includes(manifest.name) ? { ...manifest, dependencies: {} } : manifest;
}

module.exports = { hooks: { readPackage } };
