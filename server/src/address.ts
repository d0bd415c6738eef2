/**
 * An address by which two that name the same file are the same: editors and systems write different characters as `%28`.
 */
export function addressKey(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}

/** The last part of an address, as a person writes it. */
export const fileNameOf = (uri: string): string => addressKey(uri.slice(uri.lastIndexOf('/') + 1))
