// What a picture costs any service that proves it: its decode, by the same decoder. Run in a process of its own.
import { openSharpDecoder } from '@layers-content/media-probe/sharp';

const decoder = openSharpDecoder();
let picture = new Uint8Array();

async function hear(message: unknown): Promise<void> {
  if (message instanceof Uint8Array) picture = new Uint8Array(message);
  else await decoder.decode(picture, 'image/jpeg');
  process.send?.('done');
}

process.on('message', (message) => void hear(message));
process.on('disconnect', () => process.exit());
