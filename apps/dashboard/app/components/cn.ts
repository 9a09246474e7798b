import { type ClassValue, clsx } from "clsx";

/** Class names as one text; what is false or absent is left out. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
