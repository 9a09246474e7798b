/** Where the file of a message is read, after the server's access check. */
export function fileAddress(slug: string, mediaId: string): string {
  return `/app/${slug}/files/${mediaId}`;
}

/** Where files are uploaded to. */
export function uploadAddress(slug: string): string {
  return `/app/${slug}/files`;
}
