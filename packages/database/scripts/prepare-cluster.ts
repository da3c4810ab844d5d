// A step of the service's build: the database of a first start, made once here instead of on every machine. Argument:
// the folder for it.
import { writePreparedCluster } from '../src/prepared-cluster.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder?');
await writePreparedCluster(folder);
