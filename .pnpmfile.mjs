/** Published manifests carry what a consumer needs; how a package is built is left out. */
function beforePacking(manifest) {
  const { devDependencies: _development, scripts: _scripts, ...published } = manifest;
  return published;
}

export const hooks = { beforePacking };
