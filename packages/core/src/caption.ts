import { ValidationError } from './errors.ts';
import { captionMaxUnits } from './limits.ts';

/**
 * Holds a caption to its bound in UTF-16 code units; the text itself is kept byte for byte.
 * @throws ValidationError when it is longer.
 */
export function checkCaption(caption: string): string {
  if (caption.length > captionMaxUnits) {
    throw new ValidationError('The caption is too long; shorten it and send it again.', {
      issues: [
        {
          path: 'body/caption',
          message: `must NOT have more than ${captionMaxUnits} UTF-16 code units, has ${caption.length}`,
        },
      ],
    });
  }
  return caption;
}
