/** What the engine is given and what it answers, as its bindings declare it. */

export type { Address, Geometry, Nag, Place, Reason, Snapshot } from "../../crates/wasm/types";
