import chromium from "@sparticuz/chromium";

// A program of its own, because the library unpacks to where TMPDIR pointed when it was loaded.
await chromium.executablePath();
