import { basename } from 'node:path';

const sayNothing = /^(utils?|helpers?|common|misc|shared|stuff)$/i;

/** Our own lint rules, where no ready one exists. */
export const house = {
  rules: {
    'telling-file-name': {
      meta: { type: 'suggestion', schema: [], messages: { name: '"{{name}}" says nothing: name the file after what it does.' } },
      create: (context) => ({
        Program(node) {
          const name = basename(context.filename);
          if (sayNothing.test(name.split('.')[0])) context.report({ node, messageId: 'name', data: { name } });
        },
      }),
    },
  },
};
