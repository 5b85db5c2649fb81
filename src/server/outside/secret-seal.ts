import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets in the database so that only this app's secret opens them. */
export type SecretSeal = {
  /** `owner` names the row: what was sealed for one cannot be opened for another. */
  seal(text: string, owner: string): string;
  /** Null for what was sealed under another secret, for another owner, or changed since. */
  open(sealed: string, owner: string): string | null;
};

const version = 1;
const nonceLength = 12;
const tagLength = 16;

/** AES-256-GCM. A sealed text is base64url of: version byte, nonce, tag, cipher text. */
export function createSecretSeal(secret: string): SecretSeal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "retake stored secrets", 32));
  const boundTo = (owner: string) => Buffer.from(`${version}:${owner}`);
  return {
    seal(text, owner) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(boundTo(owner));
      const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, cipher.getAuthTag(), content]).toString("base64url");
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength) return null;
      const nonce = bytes.subarray(1, 1 + nonceLength);
      const tag = bytes.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagLength });
      decipher.setAAD(boundTo(owner)).setAuthTag(tag);
      try {
        const content = bytes.subarray(1 + nonceLength + tagLength);
        return Buffer.concat([decipher.update(content), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
