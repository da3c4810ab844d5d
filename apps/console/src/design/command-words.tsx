import { Fragment } from 'react';
import type { ReactElement } from 'react';

/** A command that is broken between its words alone: with its `-` at the end of a line an option is hard to read. */
export function CommandWords({ command }: { readonly command: string }): ReactElement {
  return (
    <>
      {command.split(' ').map((word, index) => (
        <Fragment key={`${index} ${word}`}>
          {index > 0 && ' '}
          <span className="command-word">{word}</span>
        </Fragment>
      ))}
    </>
  );
}
