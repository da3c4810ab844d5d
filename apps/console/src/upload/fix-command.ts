/**
 * The command of a fix with the file's own name in place of `INPUT`, and one beside it in place of `OUTPUT`, quoted
 * for a shell where they need it.
 */
export function fixFor(fix: string, filename: string): string {
  return fix
    .replace(/"INPUT(\[\d+\])"|INPUT/g, (_, frame: string | undefined) => quoted(`${filename}${frame ?? ''}`))
    .replace(/OUTPUT(\.\w+)/g, (_, extension: string) => quoted(`${stemOf(filename)}-fixed${extension}`));
}

function stemOf(filename: string): string {
  return filename.replace(/\.[^.]*$/, '');
}

/** A name that begins with a dash would be read as an option. */
function quoted(name: string): string {
  const safe = name.startsWith('-') ? `./${name}` : name;
  return /^[\w./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", String.raw`'\''`)}'`;
}
