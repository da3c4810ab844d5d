/** Ctrl-C: nothing is wrong. */
export class UploadStopped extends Error {
  override readonly name = 'UploadStopped';

  constructor() {
    super('The rest was not sent.');
  }
}
