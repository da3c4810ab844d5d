// `npm start`, `npm test`, `npm run check` …: everything from nothing but Node and npm. No dependencies.
// This file must load on any Node, however old, so that the version check below is what people see.
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(`This project needs Node ${wanted.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}

import('./tasks.mjs')
  .then(({ runTask }) => runTask(process.argv[2], process.argv.slice(3)))
  .then(
    (code) => process.exit(code),
    (error) => {
      console.error(`\n${error.message}`);
      process.exit(1);
    },
  );
