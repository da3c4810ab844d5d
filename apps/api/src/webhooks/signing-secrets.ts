import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SigningSecrets } from '@layers-content/core';
import type { KeyRing } from '../config/secrets.ts';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Signing secrets sealed by AES-256-GCM: nonce, tag, text. The endpoint's id is bound in, so that no row opens
 * another's.
 * @param webhookKeys the first seals, every one opens.
 * @param secretBytes 32 random bytes each time.
 */
export function createSigningSecrets(webhookKeys: KeyRing, secretBytes: () => Uint8Array): SigningSecrets {
  return {
    generate: () => `whsec_${Buffer.from(secretBytes()).toString('base64')}`,
    seal(endpointId, secret) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', webhookKeys[0], nonce).setAAD(Buffer.from(endpointId));
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
    },
    open(endpointId, sealed) {
      for (const key of webhookKeys) {
        const secret = openedBy(key, endpointId, sealed);
        if (secret !== null) return secret;
      }
      throw new Error('the secret of an endpoint was sealed by another SECRET_KEY than those given');
    },
  };
}

/** Null when it is not this key's. */
function openedBy(key: Uint8Array, endpointId: string, sealed: Uint8Array): string | null {
  if (sealed.length <= nonceBytes + tagBytes) return null;
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(endpointId))
    .setAuthTag(tag);
  const text = cipher.update(sealed.subarray(nonceBytes + tagBytes));
  try {
    return Buffer.concat([text, cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
