const id = 'cnt_a3f8c2d1-7b4e-4f0a-9c6d-2e1b5a8f3c70';

/** Command lines that work, by command: the end of each command's help. All commands there are. */
export const examples = {
  upload: [
    "upload teaser.mp4 --caption 'The roast that started it all.'",
    "upload 1.jpg 2.jpg 3.jpg --slideshow --caption 'Three roasts.'",
    "upload 'films/*.mp4' --caption 'New in stores.' --dry-run",
    "upload --from-url https://media.example.com/teaser.mp4 --caption 'From the web.'",
  ],
  resume: ['resume', 'resume --list', 'resume --discard'],
  fit: ['fit teaser.mp4', "fit films --platform x,linkedin --caption '#coffee #roast'"],
  rules: ['rules', 'rules --platform all --json'],
  list: ['list --status completed --limit 50', 'list --approval pending --all'],
  get: [`get ${id}`],
  progress: [`progress ${id}`],
  caption: [`caption ${id} 'The roast that started it all, now in stores.'`],
  open: ['open', `open ${id}`],
  'review-policy': ['review-policy', 'review-policy --set review_first_n --first-n 5'],
  approve: [`approve ${id} --note 'Checked by legal.'`],
  reject: [`reject ${id} --reason 'The logo is the old one.'`],
  key: ['key', 'key --copy --test'],
  completion: ['completion bash'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CommandName = keyof typeof examples;

export const commandNames: readonly string[] = Object.keys(examples);
