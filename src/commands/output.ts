import { once } from "node:events";

/** stdout and stderr, minding slow readers. */
export interface Output {
  /** Writes a line to stdout and waits while the reader is behind. */
  line(text: string): Promise<void>;
  /** Writes a line to stderr. */
  complain(text: string): void;
}

export function openOutput(): Output {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough (`| head -1`) is no fault: stop without a word.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  return {
    async line(text) {
      if (!process.stdout.write(`${text}\n`)) await once(process.stdout, "drain");
    },
    complain(text) {
      process.stderr.write(`${text}\n`);
    },
  };
}
