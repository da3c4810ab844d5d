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
  if (!read.isGiven('DATABASE_URL')) return { kind: 'pglite' };
  if (!read.isGiven('SECRET_KEY')) {
    read.fault(
      'SECRET_KEY',
      'must be given with DATABASE_URL, the same for every process: API keys, upload URLs and cursors depend on it',
    );
  }
  return { kind: 'postgres', url: read.value('DATABASE_URL') ?? '', poolSize: read.value('DATABASE_POOL_SIZE') };
}

export function readObjectsConfig(read: SettingReader): ObjectsConfig {
  if (!read.isGiven('S3_BUCKET')) return { kind: 'directory' };
  if (!read.isGiven('S3_ENDPOINT') && !read.isGiven('S3_REGION')) {
    read.fault('S3_REGION', 'must be given unless S3_ENDPOINT is');
  }
  const region = read.value('S3_REGION');
  const endpoint = read.value('S3_ENDPOINT') ?? `https://s3.${region}.amazonaws.com`;
  const bucket = required(read, 'S3_BUCKET');
  const credentials = {
    accessKeyId: required(read, 'S3_ACCESS_KEY_ID'),
    secretAccessKey: required(read, 'S3_SECRET_ACCESS_KEY'),
  };
  return {
    kind: 's3',
    bucket,
    stagingBucket: read.value('S3_STAGING_BUCKET') ?? bucket,
    endpoint,
    publicEndpoint: read.value('S3_PUBLIC_ENDPOINT') ?? endpoint,
    region,
    // Stores of one's own seldom have a host name for each bucket.
    forcePathStyle: read.value('S3_FORCE_PATH_STYLE') ?? read.isGiven('S3_ENDPOINT'),
    signLength: read.value('S3_SIGN_LENGTH'),
    signChecksum: read.value('S3_SIGN_CHECKSUM'),
    credentials,
    uploadCredentials: readUploadCredentials(read) ?? credentials,
  };
}

function readUploadCredentials(read: SettingReader): S3Credentials | null {
  const accessKeyId = read.value('S3_UPLOAD_ACCESS_KEY_ID');
  const secretAccessKey = read.value('S3_UPLOAD_SECRET_ACCESS_KEY');
  return accessKeyId !== null && secretAccessKey !== null ? { accessKeyId, secretAccessKey } : null;
}

/** What addresses of sealed media begin with when `MEDIA_BASE_URL` does not say: the bucket itself. */
export function bucketUrlOf({ publicEndpoint, bucket, forcePathStyle }: S3Config): string {
  if (forcePathStyle || !URL.canParse(publicEndpoint)) return `${publicEndpoint}/${bucket}`;
  const { protocol, host, pathname } = new URL(publicEndpoint);
  return `${protocol}//${bucket}.${host}${pathname.replace(/\/$/, '')}`;
}

function required(read: SettingReader, name: 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'): string {
  if (!read.isGiven(name)) read.fault(name, 'must be given with S3_BUCKET');
  return read.value(name) ?? '';
}
