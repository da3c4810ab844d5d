import type { GrowthStep } from './growth.ts';

const panel = { width: 420, height: 260, left: 56, top: 84, bottom: 56 } as const;
/** Each with the color of its line on a light and on a dark page. */
const operations = [
  ['finalizeUpload', '#b4541a', '#f0a068'],
  ['createUploadSession', '#1f5fbf', '#7aaef5'],
  ['getContent', '#1d7a43', '#6fcf97'],
  ['listContent', '#7a3fb0', '#c79bf2'],
] as const;
const style = `
    .page { fill: #ffffff; } text { fill: #52606f; font-size: 13px; } .grid { stroke: #d3dae3; }
    .title { fill: #17202c; font-size: 16px; font-weight: 650; } .limit { stroke: #52606f; stroke-dasharray: 5 4; }
    .middle { text-anchor: middle; } .end { text-anchor: end; } polyline { fill: none; stroke-width: 2.5; }
${operations.map(([, light], at) => colored(at, light)).join('\n')}
    @media (prefers-color-scheme: dark) {
      .page { fill: #11161d; } text { fill: #9fb0c2; } .grid { stroke: #2d3743; }
      .title { fill: #e8edf3; } .limit { stroke: #9fb0c2; }
${operations.map(([, , dark], at) => colored(at, dark)).join('\n')}
    }
  `;

/**
 * Draws how the median of each operation grows with the open items, as SVG for light and dark pages: a panel for each
 * database, along the items by powers, upwards the median by that of the fewest. The broken line is 1.3.
 */
export function growthPicture(growths: Readonly<Record<string, readonly GrowthStep[]>>): string {
  const panels = Object.entries(growths);
  const ratios = panels.flatMap(([, steps]) => operations.flatMap(([operation]) => ratiosOf(steps, operation)));
  const most = Math.max(1.5, ...ratios);
  const [width, height] = [Math.max(740, panels.length * 476 + 24), panel.top + panel.height + panel.bottom];
  const drawn = panels.map(([name, steps], at) => drawPanel(name, steps, most, panel.left + at * 476));
  const attributes = `viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="sans-serif"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>
  <title id="title">Median of each operation by its median with the fewest open items, as they grow</title>
  <style>${style}</style>
  <rect class="page" width="${width}" height="${height}" rx="14"/>
${[...operations.map(([name], at) => legend(name, at)), ...drawn].join('\n')}
</svg>
`;
}

function colored(at: number, color: string): string {
  return `    .line-${at} { stroke: ${color}; } circle.line-${at} { fill: ${color}; }`;
}

function legend(name: string, at: number): string {
  const x = panel.left + at * 170;
  return `  <circle class="line-${at}" cx="${x}" cy="28" r="5"/>${text('', x + 10, 32, name)}`;
}

/** @param most the ratio at the upper edge. */
function drawPanel(name: string, steps: readonly GrowthStep[], most: number, left: number): string {
  const [bottom, right] = [panel.top + panel.height, left + panel.width - 20];
  const [fewest = 1, last = 1] = [steps[0]?.openItems, steps.at(-1)?.openItems];
  const shareOf = (items: number) => Math.log(items / fewest) / (Math.log(last / fewest) || 1);
  const columns = steps.map(({ openItems }) => round(left + 20 + (right - left - 20) * shareOf(openItems)));
  const yOf = (ratio: number) => round(bottom - (panel.height * ratio) / most);
  const level = (kind: string, ratio: number) =>
    `  <path class="${kind}" d="M${left} ${yOf(ratio)}H${right}"/>${text('end', left - 6, yOf(ratio) + 4, `${ratio}`)}`;
  const ticks = steps.map(({ openItems }, at) =>
    text('middle', columns[at] ?? left, bottom + 20, openItems.toLocaleString('en-US')),
  );
  const lines = operations.map(([operation], line) => {
    const points = ratiosOf(steps, operation).map((ratio, at) => [columns[at] ?? left, yOf(ratio)] as const);
    const dots = points.map(([x, y]) => `<circle class="line-${line}" cx="${x}" cy="${y}" r="3"/>`);
    return `  <polyline class="line-${line}" points="${points.join(' ')}"/>${dots.join('')}`;
  });
  const words = [
    text('title', left, panel.top - 16, name),
    text('middle', (left + right) / 2, bottom + 42, 'open items'),
  ];
  return [...words, level('grid', 0), level('grid', 1), level('limit', 1.3), ...ticks, ...lines].join('\n');
}

function ratiosOf(steps: readonly GrowthStep[], operation: string): readonly number[] {
  const medians = steps.map(({ timings }) => timings[operation]?.medianMs ?? NaN);
  return medians.map((median) => median / (medians[0] ?? NaN));
}

function text(kind: string, x: number, y: number, words: string): string {
  return `  <text class="${kind}" x="${round(x)}" y="${round(y)}">${words}</text>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
