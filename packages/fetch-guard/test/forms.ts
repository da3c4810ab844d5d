/**
 * Addresses of every kind that is not public, and every way to write them that a URL, a name server or a redirect may
 * use.
 */

const ipv4 = [
  '127.0.0.1',
  '127.1.2.3',
  '0.0.0.0',
  '0.0.0.1',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.254',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '192.88.99.1',
  '192.31.196.1',
  '192.52.193.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
];

const ipv6 = [
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '0000:0000:0000:0000:0000:0000:0000:0001',
  '::0001',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'fc00::1',
  'fd00::1',
  'fd00:ec2::254',
  'ff02::1',
  'ff05::2',
  '100::1',
  '100:0:0:1::1',
  '2001:2::1',
  '2001:3::1',
  '2001:4:112::1',
  '2001:10::1',
  '2001:20::1',
  '2001:30::1',
  '2001:db8::1',
  '2001:1ff::1',
  '3fff::1',
  '5f00::1',
  '4000::1',
  '2620:4f:8000::1',
];

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const groups = ([a, b, c, d]: Octets) => `${hex(a * 256 + b, 1)}:${hex(c * 256 + d, 1)}`;
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const inCircles = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(digit === '0' ? 0x24ea : 0x245f + Number(digit)));
const bold = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));
const percent = (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`);

type Octets = readonly [number, number, number, number];

function octetsOf(address: string): Octets {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a, b, c, d];
}

/** How a URL may write an IPv4 address. */
function spellingsOf(address: string): string[] {
  const octets = octetsOf(address);
  const [a, b, c, d] = octets;
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex(whole, 8)}`,
    `0X${hex(whole, 8).toUpperCase()}`,
    `0${whole.toString(8)}`,
    octets.map((octet) => `0${octet.toString(8)}`).join('.'),
    octets.map((octet) => `000${octet.toString(8)}`).join('.'),
    octets.map((octet) => `0x${hex(octet, 2)}`).join('.'),
    `0x${hex(a, 2)}.0${b.toString(8)}.${c * 256 + d}`,
    `${a}.${(b * 256 + c) * 256 + d}`,
    `${a}.${b}.${c * 256 + d}`,
    fullWidth(address),
    inCircles(address),
    bold(address),
    percent(address),
    address.replaceAll('.', '\u3002'),
    address.replaceAll('.', '\uff0e'),
    address.replaceAll('.', '%2e'),
  ];
}

/** How an IPv6 address carries an IPv4 one: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP. */
function carriersOf(address: string): string[] {
  const octets = octetsOf(address);
  const [a, b, c, d] = octets;
  return [
    `::ffff:${address}`,
    `::ffff:${groups(octets)}`,
    `0:0:0:0:0:ffff:${groups(octets)}`,
    `::${address === '0.0.0.0' ? '0:1' : address}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `64:ff9b::${groups(octets)}`,
    `64:ff9b:1::${address}`,
    `2002:${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}::1`,
    `2001:0:4136:e378:8000:63bf:${groups([255 - a, 255 - b, 255 - c, 255 - d])}`,
    `fe80::5efe:${address}`,
  ];
}

/** Every host that a URL may name and that must not be reached. */
export const hosts: readonly string[] = [
  ...ipv4.flatMap(spellingsOf),
  ...[...ipv4.flatMap(carriersOf), ...ipv6].map((address) => `[${address}]`),
  ...['fe80::1%25lo', 'fe80::1%lo', '::1%25lo', '::1%lo'].map((address) => `[${address}]`),
  'localhost',
  'LOCALHOST',
  'localhost.',
  'loc%61lhost',
  '\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3',
  'anything.localhost',
  'anything.localhost.',
];

/** Every address that a name server may answer and that must not be reached. */
export const answers: readonly string[] = [
  ...ipv4,
  ...ipv4.flatMap(carriersOf),
  ...ipv6,
  'fe80::1%lo',
  '::1%lo',
  '2606:4700::1%lo',
  'localhost',
  '2130706433',
  '0x7f.1',
  '',
];

/** URLs that are refused for what they are, whatever host they name. `host` is a public one. */
export const urls = (host: string, port: number): readonly string[] => [
  `http://${host}/`,
  `http://127.0.0.1:${port}/`,
  `ftp://${host}/`,
  'file:///etc/passwd',
  'gopher://127.0.0.1:25/',
  'data:video/mp4,AAAA',
  'javascript:1',
  'blob:https://a.example/1',
  'unix:/var/run/docker.sock',
  'https://',
  'https:',
  '',
  'nothing',
  `https://user@${host}/`,
  `https://user:secret@${host}/`,
  `https://:secret@${host}/`,
  `https://127.0.0.1@${host}/`,
  `https://${host}@127.0.0.1:${port}/`,
  `https://${host}:443@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}\\@${host}/`,
  `https://${host}:25/`,
  `https://${host}:80/`,
  `https://${host}:5432/`,
  `https://${host}:65536/`,
  `https://${host}:-1/`,
  `https://${host}:0/`,
  `https://127.0.0\n.1:${port}/`,
  `https://127.0.\t0.1:${port}/`,
  ` https://127.0.0.1:${port}/`,
  `https:127.0.0.1:${port}/`,
  `https:/127.0.0.1:${port}/`,
  `https:////127.0.0.1:${port}/`,
  `https:\\\\127.0.0.1:${port}\\`,
  `HTTPS://127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}#@${host}/`,
  `https://127.0.0.1:${port}?@${host}/`,
  'https://[::1]]/',
  'https://[::1/',
  'https://[127.0.0.1]/',
  'https://1.2.3.4.5/',
  'https://127.0.0.256/',
  'https://0x100000000/',
  'https://example.1/',
  'https://exa mple.com/',
  'https://xn--a/',
];
