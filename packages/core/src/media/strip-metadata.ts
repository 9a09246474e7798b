/** Pictures that cameras write where and by whom they were taken into. */
const cleanedTypes: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/webp"]);

/** More than any phone's camera makes; a bomb of a few bytes that unfolds to gigabytes is refused before it does. */
const maxPixels = 64_000_000;

/** Good to the eye, then what fits. */
const qualities = [90, 75];

/** Is there anything to take out of files of this type? */
export function isCleaned(mimeType: string): boolean {
  return cleanedTypes.has(mimeType);
}

/**
 * The picture without place, camera, author and preview (Z-13), turned the way its orientation says. One that carries
 * none of them is returned as it is, to the byte. Null when it cannot be read. At most `maxBytes`, where that can be.
 */
export async function stripMetadata(picture: Buffer, maxBytes: number): Promise<Buffer | null> {
  // Only who uploads pictures pays for the library.
  const { default: sharp } = await import("sharp");
  const open = () => sharp(picture, { animated: true, limitInputPixels: maxPixels });
  try {
    const { exif, xmp, iptc, tifftagPhotoshop, comments, format } = await open().metadata();
    if (!(exif || xmp || iptc || tifftagPhotoshop || comments?.length)) return picture;
    let clean = picture;
    for (const quality of format === "png" ? [100] : qualities) {
      const turned = open().autoOrient().keepIccProfile();
      const written =
        format === "png"
          ? turned.png()
          : format === "webp"
            ? turned.webp({ quality })
            : turned.jpeg({ quality });
      clean = await written.toBuffer();
      if (clean.length <= maxBytes) break;
    }
    return clean;
  } catch {
    return null;
  }
}
