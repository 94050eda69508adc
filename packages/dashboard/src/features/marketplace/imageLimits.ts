/** Which images may be sent. */
export interface ImageLimits {
  maxImageSizeMB: number;
  allowedImageTypes: readonly string[];
}

const MEGABYTE = 1_048_576;
const names: Record<string, string> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "image/gif": "GIF",
  "image/webp": "WebP",
};

/** The limits in words: "JPEG, PNG up to 5 MB". */
export function describeLimits({ maxImageSizeMB, allowedImageTypes }: ImageLimits): string {
  return `${allowedImageTypes.map((type) => names[type] ?? type).join(", ")} up to ${maxImageSizeMB} MB`;
}

/** Why a file cannot be sent; undefined when it can be tried. */
export function problemOfImage(file: Pick<File, "type" | "size">, limits: ImageLimits): string | undefined {
  if (!limits.allowedImageTypes.includes(file.type)) return `Only ${describeLimits(limits)}`;
  return file.size > limits.maxImageSizeMB * MEGABYTE ? `Larger than ${limits.maxImageSizeMB} MB` : undefined;
}
