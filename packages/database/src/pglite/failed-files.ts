/** What Emscripten's file system has beside its types: a tree of nodes in memory, with the disk behind it. */
interface NodeTree {
  lookupPath(path: string): { readonly node: { readonly node_ops: NodeOperations } };
  lookupNode(parent: unknown, name: string): unknown;
  destroyNode(node: unknown): void;
}

interface NodeOperations {
  mknod: (parent: unknown, name: string, ...rest: readonly unknown[]) => unknown;
}

/**
 * Makes PGlite forget files that the disk had no room for. Its file system keeps the node of a new file also when the
 * file could not be made: once there is room, PostgreSQL would be told for ever that the file is not there, and that
 * it cannot be made since it exists.
 */
export function forgetFailedFiles(fileSystem: unknown): void {
  if (!isNodeTree(fileSystem)) throw new Error('the file system of PGlite is another than it was');
  const operations = fileSystem.lookupPath('/pglite/data').node.node_ops;
  const make = operations.mknod;
  operations.mknod = (parent, name, ...rest) => {
    try {
      return make(parent, name, ...rest);
    } catch (error) {
      fileSystem.destroyNode(fileSystem.lookupNode(parent, name));
      throw error;
    }
  };
}

function isNodeTree(value: unknown): value is NodeTree {
  return (
    typeof value === 'object' &&
    value !== null &&
    'lookupPath' in value &&
    'lookupNode' in value &&
    'destroyNode' in value
  );
}
