/**
 * It could not be found out what a file is: a child died, the deadline passed, the store could not be read. Never the
 * file's fault.
 */
export class ProbeUnavailable extends Error {
  override readonly name = 'ProbeUnavailable';
}
