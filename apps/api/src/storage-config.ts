import type { SettingReader } from './setting-reader.ts';

/** Where rows are kept: in the data directory, or in a PostgreSQL server that many processes share. */
export type DatabaseConfig =
  | { readonly kind: 'pglite' }
  /** `url` holds a password: it is never printed. */
  | { readonly kind: 'postgres'; readonly url: string; readonly poolSize: number };

/** Where bytes are kept: in the data directory, or in an S3 bucket. */
export type ObjectsConfig = { readonly kind: 'directory' } | S3Config;

export interface S3Config {
  readonly kind: 's3';
  readonly bucket: string;
  /** Where clients put; the same bucket unless told. */
  readonly stagingBucket: string;
  /** What the service reaches the store by; no trailing slash. */
  readonly endpoint: string;
  /** What clients reach it by; upload URLs begin with it. */
  readonly publicEndpoint: string;
  readonly region: string;
  readonly forcePathStyle: boolean;
  /** Whether upload URLs bind the declared size, so that the store refuses every other. */
  readonly signLength: boolean;
  /** Whether upload URLs bind a declared SHA-256, so that the store checks it. */
  readonly signChecksum: boolean;
  /** Never printed. */
  readonly credentials: S3Credentials;
  /** What upload URLs are signed with; the same unless told. Never printed. */
  readonly uploadCredentials: S3Credentials;
}

interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export function readDatabaseConfig(read: SettingReader): DatabaseConfig {
  const url = read.given('DATABASE_URL');
  if (url === undefined) {
    if (read.given('DATABASE_POOL_SIZE') !== undefined) read.fault('DATABASE_POOL_SIZE', 'is set, but DATABASE_URL is not; set both or neither');
    return { kind: 'pglite' };
  }
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url) || !isDecodable(url)) {
    read.fault('DATABASE_URL', 'must be of the form postgres://user:password@host:port/database, with %25 for a % in it and likewise');
  }
  if (read.given('SECRET_KEY') === undefined) {
    read.fault('SECRET_KEY', 'must be given with DATABASE_URL, the same for every process: API keys, upload URLs and cursors depend on it');
  }
  return { kind: 'postgres', url, poolSize: read.integer('DATABASE_POOL_SIZE', 10, { min: 1, max: 1_000 }) };
}

/** A password with a bare % in it would be told only by the first connection, and not by its name. */
function isDecodable(url: string): boolean {
  return !/%(?![0-9a-f]{2})/i.test(url);
}

const s3Settings = [
  'S3_ENDPOINT', 'S3_PUBLIC_ENDPOINT', 'S3_REGION', 'S3_FORCE_PATH_STYLE', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY',
  'S3_STAGING_BUCKET', 'S3_SIGN_LENGTH', 'S3_SIGN_CHECKSUM', 'S3_UPLOAD_ACCESS_KEY_ID', 'S3_UPLOAD_SECRET_ACCESS_KEY',
] as const;

export function readObjectsConfig(read: SettingReader): ObjectsConfig {
  const bucket = read.given('S3_BUCKET');
  if (bucket === undefined) {
    for (const name of s3Settings) if (read.given(name) !== undefined) read.fault(name, 'is set, but S3_BUCKET is not; set both or neither');
    return { kind: 'directory' };
  }
  const region = read.text('S3_REGION', 'us-east-1');
  if (read.given('S3_ENDPOINT') === undefined && read.given('S3_REGION') === undefined) {
    read.fault('S3_REGION', 'must be given unless S3_ENDPOINT is');
  }
  const credentials = { accessKeyId: required(read, 'S3_ACCESS_KEY_ID'), secretAccessKey: required(read, 'S3_SECRET_ACCESS_KEY') };
  const endpoint = read.url('S3_ENDPOINT', `https://s3.${region}.amazonaws.com`);
  return {
    kind: 's3',
    bucket: bucketName(read, 'S3_BUCKET', bucket),
    // A wrong S3_BUCKET or S3_ENDPOINT is told once, under its own name.
    stagingBucket: read.given('S3_STAGING_BUCKET') === undefined ? bucket : bucketName(read, 'S3_STAGING_BUCKET', read.text('S3_STAGING_BUCKET', bucket)),
    endpoint,
    publicEndpoint: read.given('S3_PUBLIC_ENDPOINT') === undefined ? endpoint : read.url('S3_PUBLIC_ENDPOINT', endpoint),
    region,
    // Stores of one's own seldom have a host name for each bucket.
    forcePathStyle: read.flag('S3_FORCE_PATH_STYLE', read.given('S3_ENDPOINT') !== undefined),
    signLength: read.flag('S3_SIGN_LENGTH', false),
    signChecksum: read.flag('S3_SIGN_CHECKSUM', false),
    credentials,
    uploadCredentials: readUploadCredentials(read) ?? credentials,
  };
}

function readUploadCredentials(read: SettingReader): S3Credentials | null {
  const [accessKeyId, secretAccessKey] = [read.given('S3_UPLOAD_ACCESS_KEY_ID'), read.given('S3_UPLOAD_SECRET_ACCESS_KEY')];
  if (accessKeyId !== undefined && secretAccessKey !== undefined) return { accessKeyId, secretAccessKey };
  if (accessKeyId !== undefined) read.fault('S3_UPLOAD_SECRET_ACCESS_KEY', 'must be given with S3_UPLOAD_ACCESS_KEY_ID');
  if (secretAccessKey !== undefined) read.fault('S3_UPLOAD_ACCESS_KEY_ID', 'must be given with S3_UPLOAD_SECRET_ACCESS_KEY');
  return null;
}

/** What addresses of sealed media begin with when `MEDIA_BASE_URL` does not say: the bucket itself. */
export function bucketUrlOf({ publicEndpoint, bucket, forcePathStyle }: S3Config): string {
  if (forcePathStyle || !URL.canParse(publicEndpoint)) return `${publicEndpoint}/${bucket}`;
  const { protocol, host, pathname } = new URL(publicEndpoint);
  return `${protocol}//${bucket}.${host}${pathname.replace(/\/$/, '')}`;
}

function bucketName(read: SettingReader, name: string, value: string): string {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value)) read.fault(name, `must be the name of a bucket, is "${value}"`);
  return value;
}

function required(read: SettingReader, name: string): string {
  const value = read.given(name);
  if (value === undefined) read.fault(name, 'must be given with S3_BUCKET');
  return value ?? '';
}
