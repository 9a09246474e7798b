export type LoggedRequest = {
  /** Unix milliseconds of the machine. */
  at: number;
  method: string;
  path: string;
  /** HTTP status the simulator answered, or null when it cut the connection or never answered. */
  status: number | null;
  latencyMs: number;
};

export type RequestLog = {
  add: (request: LoggedRequest) => void;
  list: () => LoggedRequest[];
  clear: () => void;
};

/** The latest calls of the Graph API, refused ones too, oldest first. */
export function createRequestLog(size: number): RequestLog {
  let requests: LoggedRequest[] = [];
  return {
    add: (request) => {
      requests.push(request);
      if (requests.length > size * 2) requests = requests.slice(-size);
    },
    list: () => requests.slice(-size),
    clear: () => {
      requests = [];
    },
  };
}
