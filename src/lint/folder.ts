export type Folder = {
  /** A folder of `src`, or one file of it without its ending. A file belongs to the longest name that fits. */
  name: string;
  /** What it may import beside itself. A folder stands for all that lies in it. */
  imports: readonly string[];
  /** What it may take types from, but no code. */
  types?: readonly string[];
  /** The only packages it may import; any when left out. */
  packages?: readonly string[];
  /** Why no more than that. */
  because: string;
};

export const pure = ["shared", "engine", "session"];
