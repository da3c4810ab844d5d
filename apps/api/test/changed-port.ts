/** The same port with some methods of its own. */
export function changedPort<Port extends object>(port: Port, changes: Partial<Port>): Port {
  return new Proxy(port, {
    get(target, property) {
      const changed: unknown = Reflect.get(changes, property);
      const value: unknown = changed ?? Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]): unknown =>
        Reflect.apply(value, changed === undefined ? target : changes, args);
    },
  });
}
